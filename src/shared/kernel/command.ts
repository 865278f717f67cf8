import type { z } from 'zod';

/** A named right, `domain.verb` (`orders.confirm`). `null` in a declaration: every active person may. */
export type Permission = string;

/** A call of a command by name: what an inverse answers with, and what is sent to `run`. */
export interface CommandCall {
  readonly command: string;
  readonly input: unknown;
}

/**
 * The declaration of a command: the only way anything shared changes. It is pure data and pure functions, so that
 * forms, palette, command line, server and documentation read the same thing; the handler lives in `src/core`.
 */
export interface CommandDeclaration<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** `noun.verb`, for ever: it stands in the log. */
  readonly name: string;
  /** Raised when the input changes its meaning; `upgrades` then converts what older workstations still hold. */
  readonly version: number;
  /** For people, in the imperative: "Confirm order". */
  readonly title: string;
  readonly permission: Permission | null;
  readonly input: I;
  readonly output: O;
  /** Ids of the documents the input names: what the command is about, for dependencies and the screens. */
  readonly keys: (input: z.output<I>) => readonly string[];
  /** The command that takes this one back, or null where this very call cannot be taken back. */
  readonly inverse?: (input: z.output<I>, output: z.output<O>) => CommandCall | null;
  /** Converts an input of version n (the key) to version n + 1. */
  readonly upgrades?: Readonly<Record<number, (input: unknown) => unknown>>;
  /**
   * Fields of the input that only `upgrades` set, for change sets made before a rule was: nobody sends them, and who runs an
   * older version of the command for the first time now is not spared the rule.
   */
  readonly setByUpgrades?: readonly string[];
  /** True: neither builds on earlier pending work nor is built on (imports of history, notes to self). */
  readonly independent?: boolean;
  /** True: a run that changes no row is answered and no change set is made of it (imports that are run again). */
  readonly quietWhenUnchanged?: boolean;
  /**
   * True: the handler itself compares what stands with what it was made for, wherever it runs (the undo of an import): no
   * values that stood before are kept to be found again, which for a document of thousands of lines are thousands.
   */
  readonly comparesItself?: boolean;
  /** True: the input must not travel to workstations other than the one it was made on. */
  readonly confidentialInput?: boolean;
}

/** A declaration whose input and output are not known at compile time (what a registry holds). */
export interface AnyCommand extends Omit<CommandDeclaration, 'keys' | 'inverse'> {
  keys(input: never): readonly string[];
  inverse?(input: never, output: never): CommandCall | null;
}

export function declareCommand<I extends z.ZodType, O extends z.ZodType>(
  declaration: CommandDeclaration<I, O>,
): CommandDeclaration<I, O> {
  return declaration;
}

export type CommandInput<C> = C extends CommandDeclaration<infer I, z.ZodType> ? z.output<I> : never;
export type CommandOutput<C> = C extends CommandDeclaration<z.ZodType, infer O> ? z.output<O> : never;

/**
 * Lifts an input written by an older version to the declared one.
 * Throws RangeError for a version from the future or one whose upgrade was never written.
 */
export function upgradeInput(declaration: AnyCommand, input: unknown, version: number): unknown {
  let current = input;
  for (let v = version; v < declaration.version; v++) {
    const step = declaration.upgrades?.[v];
    if (!step) throw new RangeError(`${declaration.name} has no upgrade from version ${v}`);
    current = step(current);
  }
  if (version > declaration.version)
    throw new RangeError(`${declaration.name} version ${version} is from the future`);
  return current;
}

/** The name of a field in the input that nobody may send, or null. */
export function unsendableField({ setByUpgrades = [] }: AnyCommand, input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null;
  return setByUpgrades.find((field) => Object.hasOwn(input, field)) ?? null;
}

/** The lifted input as it counts for whoever runs it for the first time now. */
export function asMadeNow({ setByUpgrades = [] }: AnyCommand, input: unknown): unknown {
  if (setByUpgrades.length === 0 || typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(Object.entries(input).filter(([field]) => !setByUpgrades.includes(field)));
}
