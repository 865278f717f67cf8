import type { Bench } from './bench-result.ts';
import { waitingBench } from './waiting-bench.ts';

/** Every benchmark, in the order they are run. */
export const benches: readonly Bench[] = [waitingBench];
