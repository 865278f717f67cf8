import { Worker } from 'node:worker_threads';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import type { WorkbookJob, WorkbookMessage } from './workbook-message.ts';

/**
 * What a thread of its own reads out of a workbook, message by message; each waits until it is asked for, so that no more
 * than one is in memory. Ends with `end` or `refused`. Leaving early ends the thread.
 */
export async function* workbookMessages(job: WorkbookJob): AsyncGenerator<WorkbookMessage> {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  try {
    for (;;) {
      const message = await next(worker);
      yield message;
      if (message.kind === 'end' || message.kind === 'refused') return;
    }
  } finally {
    await worker.terminate();
  }
}

/** Above the limits of what a workbook may declare, this only stops what nobody thought of. */
const MEMORY_MB = 1_024;

function next(worker: Worker): Promise<WorkbookMessage> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      worker.off('message', answered).off('error', failed).off('exit', ended);
      done();
    };
    const answered = (message: WorkbookMessage) => settle(() => resolve(message));
    const failed = (error: unknown) =>
      settle(() => (isMemory(error) ? resolve({ kind: 'refused', refusal: tooLarge() }) : reject(error)));
    const ended = () => settle(() => reject(new Error('the thread that reads the workbook ended')));
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage('next');
  });
}

function isMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooLarge(): Refusal {
  return refusal('import.archive-too-large', {});
}
