import { setImmediate } from 'node:timers/promises';

/** Rounds of the event loop that a question takes from its socket to its answer, and some to spare. */
const ROUNDS = 8;

/**
 * Lets everybody else of this process work between two commits of an import. One round would not do: a question is read,
 * parsed and answered in several, and would wait for a commit at each of them. Where nobody asks, a round costs nothing.
 */
export async function letOthersWork(): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) await setImmediate();
}
