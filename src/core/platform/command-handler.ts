import type { AnyCommand, CommandInput, CommandOutput } from '../../shared/kernel/command.ts';
import type { QueryDeclaration, QueryInput, QueryOutput } from '../../shared/kernel/query.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { Db } from './database.ts';
import type { EffectWriter } from './effect-writer.ts';
import type { TrackedReader } from './tracked-reader.ts';

/** Thrown by a handler for an expected state of affairs; everything else a handler throws is a bug. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** What a handler may see: its input, the tables of its actor's scope, and this. No clock, no chance, no I/O. */
export interface CommandContext {
  readonly read: TrackedReader;
  readonly write: EffectWriter;
  readonly changeSetId: string;
  /** Id of the person who acts. */
  readonly person: string;
  /** Code of the workstation the command was first run on ("A", "B", … "AA"). */
  readonly workstation: string;
  /** Milliseconds since the epoch, minted at the first run and the same in every later one. */
  readonly now: number;
  /** The id of a row by its role in this command; '' gives the change set's own id. */
  newId(label: string): string;
  /** The next number of a series on this workstation (`SO-A-001042`); minted once. `label` tells several apart. */
  number(series: string, label?: string): string;
  /** The next final, gapless number where this runs with authority, a provisional one elsewhere. */
  finalNumber(series: string): string;
  /** True if both the person and this replica may see rows of that scope; otherwise what they hold is unknown. */
  sees(label: string): boolean;
  can(permission: string): boolean;
  /** True while a restored server runs again what it had accepted before: permission and credit are not asked twice. */
  readonly restitution: boolean;
  refuse(code: string, params?: Refusal['params']): never;
}

export type CommandHandler<C> = (ctx: CommandContext, input: CommandInput<C>) => CommandOutput<C>;

/** What a query handler sees: a read-only connection and who asks. */
export interface QueryContext {
  readonly db: Db;
  readonly person: string;
  /** Scope labels that both the person may see and this replica holds. */
  readonly labels: ReadonlySet<string>;
  readonly now: number;
  refuse(code: string, params?: Refusal['params']): never;
}

export type QueryHandler<Q> = (ctx: QueryContext, input: QueryInput<Q>) => QueryOutput<Q>;

export interface BoundCommand {
  readonly declaration: AnyCommand;
  readonly handler: (ctx: CommandContext, input: never) => unknown;
}

export interface BoundQuery {
  readonly declaration: Pick<
    QueryDeclaration,
    'name' | 'title' | 'permission' | 'input' | 'output' | 'tables' | 'isLong'
  >;
  readonly handler: (ctx: QueryContext, input: never) => unknown;
}

/** Joins declarations with handlers; a declaration without its handler does not compile. */
export function bindCommands<D extends Readonly<Record<string, AnyCommand>>>(
  declarations: D,
  handlers: { readonly [K in keyof D]: CommandHandler<D[K]> },
): readonly BoundCommand[] {
  return Object.keys(declarations).map((key) => ({
    declaration: declarations[key] as AnyCommand,
    handler: handlers[key] as BoundCommand['handler'],
  }));
}

export function bindQueries<D extends Readonly<Record<string, QueryDeclaration>>>(
  declarations: D,
  handlers: { readonly [K in keyof D]: QueryHandler<D[K]> },
): readonly BoundQuery[] {
  return Object.keys(declarations).map((key) => ({
    declaration: declarations[key] as QueryDeclaration,
    handler: handlers[key] as BoundQuery['handler'],
  }));
}
