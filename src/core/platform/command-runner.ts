import { asMadeNow, unsendableField, upgradeInput } from '../../shared/kernel/command.ts';
import { rowId } from '../../shared/kernel/id.ts';
import { parsedBy } from '../../shared/kernel/input-reading.ts';
import { plainJsonProblem } from '../../shared/kernel/plain-json.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import { type Result, refused } from '../../shared/kernel/result.ts';
import type { ChangeSetContent, SeenValue } from '../../shared/sync/change-set.ts';
import { assertCaptured } from './capture-check.ts';
import { type BoundCommand, type CommandContext, Refused } from './command-handler.ts';
import { lookupKey, rowKey } from './conflict-key.ts';
import { inSavepoint } from './database.ts';
import { type Effect, visibleEffects } from './effect.ts';
import { applyEffects, undoEffects } from './effect-apply.ts';
import { effectWriter } from './effect-writer.ts';
import type { Replica } from './replica.ts';
import { seenConflict, seenValues } from './seen-values.ts';
import { storageFaultOf } from './storage-fault.ts';
import { EVERYONE } from './table.ts';
import { trackedReader } from './tracked-reader.ts';

/** Where and how a command is run. */
export interface RunEnvironment {
  /** True on the server (and on a workstation that carries the authority itself). */
  readonly authority: boolean;
  /** Scope labels this replica may hold; null means all. What lies outside is taken back at once. */
  readonly labels: ReadonlySet<string> | null;
  /** Gives a new document number at the first run; null in every later run, which has only the minted ones. */
  readonly mintNumber: ((series: string) => string) | null;
  readonly finalNumber: (series: string) => string;
  readonly restitution: boolean;
  /** True at the first run: nothing was seen before. */
  readonly first: boolean;
  /**
   * True: the caller gives up its transaction or savepoint on failure, so that no savepoint of our own is needed; whether
   * there is anything to take back, the outcome says (`leftRows`). Independent commands take themselves back all the same.
   */
  readonly givenUpOnFailure?: boolean;
  /** In place of the people port's answer: who runs many commands in one transaction remembers. */
  readonly permissionsOf?: (person: string) => ReadonlySet<string> | null;
}

export type RunOutcome =
  | {
      readonly ok: true;
      readonly effects: readonly Effect[];
      /** Nothing was written, not even where this replica may not see it. */
      readonly changedNothing: boolean;
      readonly watch: ReadonlySet<string>;
      readonly output: unknown;
      /** Numbers minted by this run and before. */
      readonly numbers: Readonly<Record<string, string>>;
      /** Guarded values that stood before this run; frozen into the change set at the first. */
      readonly seen: readonly SeenValue[];
    }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      readonly watch: ReadonlySet<string>;
      /** Set where the handler threw something other than a refusal: a bug, to be raised as an alarm. */
      readonly bug?: unknown;
      /** True where rows were written and nothing has taken them back: that is for whoever gives up on failure. */
      readonly leftRows?: boolean;
    };

/**
 * Runs a command inside the open write transaction: validates, checks the permission, runs the handler,
 * records effects, takes back what the replica may not hold. A refusal or a throw leaves no row changed. Throws what the
 * disk did (`storageFaultOf`): the transaction around it must be given up.
 */
export function runCommand(
  replica: Replica,
  id: string,
  content: ChangeSetContent,
  environment: RunEnvironment,
): RunOutcome {
  const watch = new Set<string>();
  const bound = replica.commands.get(content.command);
  if (!bound) return { ok: false, refusal: refusal('command.unknown', { command: content.command }), watch };
  const input = readInput(bound, content, environment.first);
  if (!input.ok) return { ok: false, refusal: input.refusal, watch };
  const effects: Effect[] = [];
  const { independent } = bound.declaration;
  const run = () =>
    replica.guard.open(() => execute(replica, bound, id, content, input.value, environment, watch, effects));
  try {
    if (independent) return undoneOnFailure(replica, effects, run);
    return environment.givenUpOnFailure ? run() : inSavepoint(replica.db, run);
  } catch (error) {
    // Nobody has decided anything: a refusal here would be final, for a disk that was full for a minute.
    if (storageFaultOf(error) !== null) throw error;
    if (replica.capture) replica.guard.captured();
    const leftRows = !independent && environment.givenUpOnFailure === true && effects.length > 0;
    if (error instanceof Refused) return { ok: false, refusal: error.refusal, watch, leftRows };
    const message = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      refusal: refusal('command.error', { command: content.command, message }),
      watch,
      bug: error,
      leftRows,
    };
  }
}

/**
 * What a savepoint does, by the record of effects: for commands that write thousands of rows. Inside a savepoint every
 * statement with a trigger leaves copies of the pages it touched in memory until the savepoint ends: four times the
 * time, and hundreds of megabytes for a batch of 10,000 lines. Not for commands that take final numbers.
 */
function undoneOnFailure<T>(replica: Replica, effects: readonly Effect[], work: () => T): T {
  try {
    return work();
  } catch (error) {
    // SQLite may have taken back the whole transaction by itself: what is written now would stand alone.
    if (storageFaultOf(error) === null) replica.guard.open(() => undoEffects(replica.rows, effects));
    throw error;
  }
}

function readInput(bound: BoundCommand, content: ChangeSetContent, isFirst: boolean): Result<unknown> {
  const { declaration } = bound;
  const problem = plainJsonProblem(content.input);
  if (problem) return { ok: false, refusal: problem };
  const path = unsendableField(declaration, content.input);
  if (path !== null)
    return refused('input.invalid', { path, message: 'only work of an older workstation has this' });
  try {
    const upgraded = upgradeInput(declaration, content.input, content.version);
    return parsedBy(declaration.input, isFirst ? asMadeNow(declaration, upgraded) : upgraded);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refused('command.version-unknown', { command: content.command, version: content.version });
  }
}

function execute(
  replica: Replica,
  bound: BoundCommand,
  id: string,
  content: ChangeSetContent,
  input: unknown,
  environment: RunEnvironment,
  watch: Set<string>,
  effects: Effect[],
): Extract<RunOutcome, { ok: true }> {
  const { db, schema, rows, core } = replica;
  const permissions = requirePermission(replica, bound, content, environment, watch);
  let personLabels: ReadonlySet<string> | null = null;
  const maySee = (label: string) => {
    if (label === EVERYONE || environment.restitution) return true;
    personLabels ??= core.people.labelsOf(db, content.person);
    return personLabels.has(label);
  };
  const sees = (label: string) => maySee(label) && (environment.labels?.has(label) ?? true);
  const numbers: Record<string, string> = { ...content.numbers };
  const context: CommandContext = {
    read: trackedReader(db, schema, watch, sees),
    write: effectWriter(schema, rows, effects),
    changeSetId: id,
    person: content.person,
    workstation: content.code,
    now: content.now,
    newId: (label) => rowId(id, label),
    number: (series, label = '') => mintedNumber(numbers, series, label, environment),
    finalNumber: (series) => {
      if (bound.declaration.independent)
        throw new Error(`${content.command} is independent: no final numbers`);
      return environment.finalNumber(series);
    },
    sees,
    can: (permission) => environment.restitution || permissions.has(permission),
    restitution: environment.restitution,
    refuse: (code, params) => {
      throw new Refused(refusal(code, params));
    },
  };
  const output = bound.handler(context, input as never);
  if (replica.capture) assertCaptured(replica.guard.captured(), effects);
  const seen = bound.declaration.comparesItself ? [] : seenValues(effects);
  if (!environment.first) {
    const conflict = seenConflict(schema, content.seen, seen);
    if (conflict) throw new Refused(conflict);
  }
  const changedNothing = effects.length === 0;
  const held = visibleEffects(effects, environment.labels);
  if (held.some((effect, i) => effect !== effects[i]) || held.length !== effects.length)
    maskHidden(replica, effects, held);
  return { ok: true, effects: held, changedNothing, watch, output, numbers, seen };
}

function requirePermission(
  replica: Replica,
  bound: BoundCommand,
  content: ChangeSetContent,
  environment: RunEnvironment,
  watch: Set<string>,
): ReadonlySet<string> {
  const { people } = replica.core;
  // The authority never runs a command again, so it has no use for what the run relied on.
  const relied = environment.authority ? [] : people.permissionWatch(replica.db, content.person);
  for (const watched of relied) {
    const info = replica.schema.byName.get(watched.table.name);
    if (!info) continue;
    if ('id' in watched) watch.add(rowKey(info, watched.id));
    else watch.add(lookupKey(info, Object.keys(watched.match).join('+'), Object.values(watched.match)));
  }
  const permissions = environment.permissionsOf
    ? environment.permissionsOf(content.person)
    : people.permissionsOf(replica.db, content.person);
  if (environment.restitution) return permissions ?? new Set();
  if (!permissions) throw new Refused(refusal('people.not-active', { person: content.person }));
  const needed = bound.declaration.permission;
  if (needed !== null && !permissions.has(needed)) {
    throw new Refused(refusal('people.no-permission', { permission: needed, command: content.command }));
  }
  return permissions;
}

function mintedNumber(
  numbers: Record<string, string>,
  series: string,
  label: string,
  environment: RunEnvironment,
): string {
  const key = label === '' ? series : `${series}/${label}`;
  const known = numbers[key];
  if (known !== undefined) return known;
  if (!environment.mintNumber) throw new Refused(refusal('number.not-minted', { series }));
  const minted = environment.mintNumber(series);
  numbers[key] = minted;
  return minted;
}

/** Takes back what lies in other scopes, so that it never reaches this replica's disk. */
function maskHidden(replica: Replica, effects: readonly Effect[], held: readonly Effect[]): void {
  undoEffects(replica.rows, effects);
  applyEffects(replica.rows, held);
  if (replica.capture) replica.guard.captured();
}
