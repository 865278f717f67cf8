import type { Bench } from './bench-result.ts';
import { bootstrapBench } from './bootstrap-bench.ts';
import { gridBench } from './grid-bench.ts';
import { importBench } from './import-bench.ts';
import { millionBenches } from './million-bench.ts';
import { orderKeysBench } from './million-keys.ts';
import { orderAssessBench } from './order-assess-bench.ts';
import { orderSaveBench } from './order-save-bench.ts';
import { syncBench } from './sync-bench.ts';
import { waitingBench } from './waiting-bench.ts';

/** Every benchmark, in the order they are run. */
export const benches: readonly Bench[] = [
  orderSaveBench,
  orderAssessBench,
  importBench,
  syncBench,
  bootstrapBench,
  waitingBench,
  gridBench,
  ...millionBenches,
  orderKeysBench,
];
