import { Worker } from 'node:worker_threads';
import type { PaperJob } from './paper-page.ts';

/** How long a paper may take before its thread is ended, and how much memory it may use. */
const LONGEST_MS = 60_000;
const MOST_MB = 512;

/** Prints in a thread of its own. Rejects where the thread breaks or does not come to an end: a bug. */
export function printPaper(job: PaperJob): Promise<Buffer> {
  const worker = new Worker(new URL('./paper-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  });
  const timer = setTimeout(() => void worker.terminate(), LONGEST_MS);
  return new Promise<Buffer>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread of a paper ended with ${code}`)));
  }).finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
