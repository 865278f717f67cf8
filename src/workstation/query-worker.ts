import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../core/platform/database.ts';
import { runQuery } from '../core/platform/query-runner.ts';
import { attachReplica } from '../core/platform/replica.ts';
import { daybookDefinition } from '../node/daybook-definition.ts';
import type { ThreadCall, ThreadReply } from './query-thread.ts';

const { file } = workerData as { readonly file: string };
const replica = attachReplica(openDatabase(file, { readonly: true, cacheKib: 32_768 }), daybookDefinition());

parentPort?.on('message', (call: ThreadCall) => parentPort?.postMessage(replyTo(call)));

function replyTo(call: ThreadCall): ThreadReply {
  try {
    return { answer: runQuery(replica, call) };
  } catch (bug) {
    return { bug: bug instanceof Error ? (bug.stack ?? bug.message) : String(bug) };
  }
}
