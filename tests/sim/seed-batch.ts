import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { simulateOrders } from './order-simulation.ts';
import { type SimulationResult, simulate } from './simulate.ts';

/**
 * A process of its own for a batch of seeds: `node seed-batch.ts first count [orders]`. Writes one line of JSON per seed; the
 * story goes along only where something was violated.
 */
export type BatchLine = Omit<SimulationResult, 'story'> & { readonly story?: readonly string[] };

const [first, count] = process.argv.slice(2, 4).map(Number);
const run = process.argv[4] === 'orders' ? simulateOrders : simulate;
for (let seed = first ?? 1; seed < (first ?? 1) + (count ?? 1); seed++) {
  const { story, ...result } = run(seed);
  const line: BatchLine = result.violation === null ? result : { ...result, story };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  // Memory of closed databases is given back between turns of the event loop only.
  await turnOfTheLoop();
}
