import { ok, type Result, refused } from './result.ts';

/** The states of a document and the moves between them, as data. A terminal is a state nothing leads out of. */
export interface LifecycleDefinition<State extends string> {
  /** Names the document in refusals: `order`. */
  readonly name: string;
  readonly initial: NoInfer<State>;
  readonly transitions: { readonly [From in State]: readonly NoInfer<State>[] };
  readonly terminal: readonly NoInfer<State>[];
}

export interface Lifecycle<State extends string> extends LifecycleDefinition<State> {
  /** In the order of the definition. */
  readonly states: readonly State[];
  /** False also for staying where it is, unless the table says so, and for texts that are no states. */
  canMove(from: State, to: State): boolean;
  /** The new state. Refusal: `lifecycle.no-such-move` with `lifecycle`, `from` and `to`. */
  move(from: State, to: State): Result<State>;
  isState(text: string): text is State;
  isTerminal(state: State): boolean;
}

/** `StateOf<typeof orderLifecycle>` is `'draft' | 'confirmed' | …`. */
export type StateOf<L> = L extends Lifecycle<infer State> ? State : never;

export interface LifecycleWalk<State extends string> {
  /** Breadth first from the initial state. */
  readonly reached: readonly State[];
  /** Empty when the table is sound; every lifecycle has a test that says so. */
  readonly problems: readonly LifecycleProblem<State>[];
}

export type LifecycleProblem<State extends string> =
  | { readonly kind: 'unreachable'; readonly state: State }
  /** Nothing leads out of it, and the definition does not say that this is meant. */
  | { readonly kind: 'dead-end'; readonly state: State }
  | { readonly kind: 'terminal-with-exit'; readonly state: State }
  | { readonly kind: 'repeated-move'; readonly state: State; readonly to: State };

/** The states are the keys of `transitions`; every other mention of a state is checked against them by the compiler. */
export function defineLifecycle<const State extends string>(
  definition: LifecycleDefinition<State>,
): Lifecycle<State> {
  const moves = movesOf(definition);
  const terminals = new Set<State>(definition.terminal);
  const canMove = (from: State, to: State) => moves.get(from)?.includes(to) ?? false;
  return {
    ...definition,
    states: [...moves.keys()],
    canMove,
    move: (from, to) =>
      canMove(from, to)
        ? ok(to)
        : refused('lifecycle.no-such-move', { lifecycle: definition.name, from, to }),
    isState: (text): text is State => (moves as ReadonlyMap<string, unknown>).has(text),
    isTerminal: (state) => terminals.has(state),
  };
}

/** Walks the graph for tests: every state is reachable and every terminal is meant. */
export function walkLifecycle<State extends string>(
  lifecycle: LifecycleDefinition<State>,
): LifecycleWalk<State> {
  const moves = movesOf(lifecycle);
  const reached = new Set<State>([lifecycle.initial]);
  // A Set visits what is added while it is iterated: this loop is the breadth-first queue.
  for (const state of reached) {
    for (const next of moves.get(state) ?? []) reached.add(next);
  }
  return {
    reached: [...reached],
    problems: [...moves].flatMap(([state, exits]) => problemsOf(lifecycle, reached, state, exits)),
  };
}

function problemsOf<State extends string>(
  lifecycle: LifecycleDefinition<State>,
  reached: ReadonlySet<State>,
  state: State,
  exits: readonly State[],
): readonly LifecycleProblem<State>[] {
  const problems: LifecycleProblem<State>[] = [];
  const meant = lifecycle.terminal.includes(state);
  if (!reached.has(state)) problems.push({ kind: 'unreachable', state });
  if (exits.length === 0 && !meant) problems.push({ kind: 'dead-end', state });
  if (exits.length > 0 && meant) problems.push({ kind: 'terminal-with-exit', state });
  for (const to of new Set(exits.filter((exit, index) => exits.indexOf(exit) !== index))) {
    problems.push({ kind: 'repeated-move', state, to });
  }
  return problems;
}

/** A Map, because a state read from outside may be called `constructor`. */
function movesOf<State extends string>(
  definition: LifecycleDefinition<State>,
): ReadonlyMap<State, readonly State[]> {
  return new Map(Object.entries(definition.transitions) as [State, readonly State[]][]);
}
