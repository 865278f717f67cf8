import type { Refusal } from '../shared/kernel/refusal.ts';
import type { Terminal } from './terminal.ts';

/** A word that must follow the command, such as a name or a file. */
export interface ArgumentSpec {
  readonly help: string;
  /** The only words allowed; they also stand in the usage line. */
  readonly choices?: readonly string[];
  readonly optional?: true;
}

export interface OptionSpec {
  readonly help: string;
  /** What follows the option, as the usage line shows it (`FILE`). Absent: the option is a switch. */
  readonly value?: string;
  readonly required?: true;
}

export type ArgumentSpecs = Readonly<Record<string, ArgumentSpec>>;
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ArgumentValues<A extends ArgumentSpecs> = {
  readonly [K in keyof A]: A[K] extends { readonly optional: true } ? string | undefined : string;
};
type OptionValues<O extends OptionSpecs> = {
  readonly [K in keyof O]: O[K] extends { readonly value: string }
    ? O[K] extends { readonly required: true }
      ? string
      : string | undefined
    : boolean;
};

/** One call of a command, its words already checked against what the command declares. */
export interface CliCall<A extends ArgumentSpecs = ArgumentSpecs, O extends OptionSpecs = OptionSpecs> {
  readonly arguments: ArgumentValues<A>;
  readonly options: OptionValues<O>;
  /** The data folder: `--data`, else DAYBOOK_DATA, else ~/.daybook. */
  readonly folder: string;
  /** True where the folder was named and not just assumed. */
  readonly folderIsNamed: boolean;
  /** `--as`: sign-in name or id of the person who acts. */
  readonly as: string | undefined;
  /** `--progress`, or a terminal that a person looks at. */
  readonly showsProgress: boolean;
  readonly terminal: Terminal;
}

/**
 * What a command came to. `document` is printed as JSON, `text` as it is. A refusal ends with exit code 1, its sentence
 * on stderr and, where there is one, still a document: what was done before. `notes` go to stderr.
 */
export type CliOutcome =
  | {
      readonly document: unknown;
      readonly refusal?: Refusal | undefined;
      readonly notes?: readonly string[];
    }
  | { readonly text: string }
  | { readonly refusal: Refusal };

/** A command of the command line. What it is called, takes and does is data: parser, help and docs read the same. */
export interface CliCommand<A extends ArgumentSpecs = ArgumentSpecs, O extends OptionSpecs = OptionSpecs> {
  /** One or two words: `import`, `people add`. */
  readonly name: string;
  /** One line, in the imperative. */
  readonly summary: string;
  /** More about it, for `daybook help NAME`. */
  readonly details?: string;
  readonly arguments: A;
  readonly options: O;
  readonly run: (call: CliCall<A, O>) => Promise<CliOutcome> | CliOutcome;
}

/** A command as the table holds it, whatever its words. */
export interface AnyCliCommand extends Omit<CliCommand, 'run'> {
  run(call: never): Promise<CliOutcome> | CliOutcome;
}

export function cliCommand<const A extends ArgumentSpecs, const O extends OptionSpecs>(
  command: CliCommand<A, O>,
): CliCommand<A, O> {
  return command;
}
