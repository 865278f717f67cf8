import { parentPort, workerData } from 'node:worker_threads';
import type { CoreDefinition } from '../core/platform/core-definition.ts';
import { buildSnapshotFile, type SnapshotJob } from './snapshot-file.ts';

/** Where a thread finds the state machine: functions do not travel between threads. */
export interface CoreModule {
  readonly url: string;
  /** Name of an export that takes nothing and answers the definition. */
  readonly name: string;
}

/** Builds one snapshot beside the server's own thread and answers its description. */
async function work({ job, core }: { job: SnapshotJob; core: CoreModule }): Promise<void> {
  const module = (await import(core.url)) as Record<string, () => CoreDefinition>;
  const define = module[core.name];
  if (!define) throw new Error(`${core.url} exports no ${core.name}`);
  parentPort?.postMessage(await buildSnapshotFile(job, define()));
}

if (parentPort) await work(workerData as { job: SnapshotJob; core: CoreModule });
