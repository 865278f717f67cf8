/** A value a command saw in a guarded column when it was first run: table number, row id, column number, value. */
export type SeenValue = readonly [table: number, id: string, column: number, value: string | number | null];

/** What stays the same of a change set wherever it goes. */
export interface ChangeSetContent {
  readonly command: string;
  readonly version: number;
  /** Id of the person who acted. */
  readonly person: string;
  /** Id of the offline grant the person held on that workstation; null where the authority itself signed them in. */
  readonly grant: string | null;
  /** Milliseconds since the epoch: what `ctx.now` gives in every run. */
  readonly now: number;
  readonly input: unknown;
  /** Document numbers minted at the first run, by `series/label`. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Ids of pending change sets whose documents this one touched when it was made. */
  readonly dependencies: readonly string[];
  readonly seen: readonly SeenValue[];
  /** Schema version it was made on. */
  readonly schema: number;
  /** Code of the workstation it was made on. */
  readonly code: string;
}

/**
 * The content as stored, sent and hashed: JSON of this array, in this order. Workstation, incarnation and counter stand
 * beside it, because a cloned or restored workstation changes those.
 */
export type ChangeSetBody = readonly [
  command: string,
  version: number,
  person: string,
  grant: string | null,
  now: number,
  input: unknown,
  numbers: Readonly<Record<string, string>>,
  dependencies: readonly string[],
  seen: readonly SeenValue[],
  schema: number,
  code: string,
];

export function bodyOf(c: ChangeSetContent): ChangeSetBody {
  const { command, version, person, grant, now, input, numbers, dependencies, seen, schema, code } = c;
  return [command, version, person, grant, now, input, numbers, dependencies, seen, schema, code];
}

export function contentOf(body: ChangeSetBody): ChangeSetContent {
  const [command, version, person, grant, now, input, numbers, dependencies, seen, schema, code] = body;
  return { command, version, person, grant, now, input, numbers, dependencies, seen, schema, code };
}

/** A change set with its place in what its workstation made: counters of an incarnation have no gaps. */
export interface ChangeSet {
  readonly id: string;
  readonly workstation: string;
  readonly incarnation: number;
  readonly counter: number;
  readonly body: ChangeSetBody;
}
