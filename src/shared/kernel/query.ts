import type { z } from 'zod';
import type { Permission } from './command.ts';

/** A question to the local database, declared for screens, command line and server alike; it never writes. */
export interface QueryDeclaration<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly title: string;
  readonly permission: Permission | null;
  readonly input: I;
  readonly output: O;
  /** Tables whose change makes an answer stale; what `changes` streams is matched against them. */
  readonly tables: readonly string[];
  /**
   * Whether it may take longer than a key may wait, in a large company. A workstation then answers it beside, and whoever
   * asked can call it off. Default: no.
   */
  readonly isLong?: (input: z.output<I>) => boolean;
}

export function declareQuery<I extends z.ZodType, O extends z.ZodType>(
  declaration: QueryDeclaration<I, O>,
): QueryDeclaration<I, O> {
  return declaration;
}

export type QueryInput<Q> = Q extends QueryDeclaration<infer I, z.ZodType> ? z.output<I> : never;
export type QueryOutput<Q> = Q extends QueryDeclaration<z.ZodType, infer O> ? z.output<O> : never;
