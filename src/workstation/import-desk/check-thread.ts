import { Worker } from 'node:worker_threads';
import type { Result } from '../../shared/kernel/result.ts';
import type { ImportReport } from '../../shared/sync/import-runs.ts';
import type { CheckJob, CheckMessage } from './check-message.ts';

type Progress = Extract<CheckMessage, { kind: 'progress' }>;

/** Runs a check in a thread of its own. Rejects where that thread has a bug. */
export function runCheck(
  job: CheckJob,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Result<ImportReport>> {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: job });
  const cancel = () => worker.postMessage('cancel');
  signal.addEventListener('abort', cancel);
  return new Promise<Result<ImportReport>>((resolve, reject) => {
    worker.on('message', (message: CheckMessage) => {
      if (message.kind === 'progress') onProgress(message);
      else resolve(message.report);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the thread of the check ended')));
  }).finally(() => signal.removeEventListener('abort', cancel));
}
