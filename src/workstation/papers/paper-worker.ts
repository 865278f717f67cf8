import { parentPort, workerData } from 'node:worker_threads';
import { paperBytes } from './paper-bytes.ts';
import type { PaperJob } from './paper-page.ts';

/** One paper in a thread of its own: half a second in which everything else goes on. */
parentPort?.postMessage(await paperBytes(workerData as PaperJob));
