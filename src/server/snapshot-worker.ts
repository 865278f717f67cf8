import { parentPort, workerData } from 'node:worker_threads';
import { daybookDefinition } from '../node/daybook-definition.ts';
import { buildSnapshotFile, type SnapshotJob } from './snapshot-file.ts';

/** Builds one snapshot of Daybook beside the server's own thread and answers its description. */
parentPort?.postMessage(await buildSnapshotFile(workerData as SnapshotJob, daybookDefinition()));
