import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { daybookDefinition } from '../../node/daybook-definition.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { FailedCell, ImportReport } from '../../shared/sync/import-runs.ts';
import { startRehearsal } from '../import-run/import-rehearsal.ts';
import { runImport } from '../import-run/import-run.ts';
import { parseMapping } from '../importing/import-mapping.ts';
import { importSentence } from '../importing/import-sentence.ts';
import { fileAt } from '../importing/source-file.ts';
import { openTable } from '../importing/source-opening.ts';
import type { CheckJob, CheckMessage } from './check-message.ts';

/** Runs the whole import on a copy of the database, beside the workstation's own thread; any message cancels it. */
async function check(port: MessagePort, job: CheckJob): Promise<Result<ImportReport>> {
  const mapping = parseMapping(job.mapping);
  if (!mapping.ok) return mapping;
  const source = await openTable(fileAt(job.path), mapping.value.source);
  if (!source.ok) return source;
  const abort = new AbortController();
  port.once('message', () => abort.abort());
  const failed: FailedCell[] = [];
  const rehearsal = startRehearsal({ core: daybookDefinition(), folder: job.folder }, job.session);
  try {
    return await runImport({
      source: source.value,
      mapping: mapping.value,
      runner: rehearsal.runner,
      journal: null,
      failedRows: job.failedRows,
      sentenceOf: importSentence,
      signal: abort.signal,
      onFailed: (cell) => failed.push(cell),
      onProgress: (rows) => tell(port, { kind: 'progress', rows, failed: failed.splice(0) }),
    });
  } finally {
    rehearsal.end();
    tell(port, { kind: 'progress', rows: 0, failed });
  }
}

function tell(port: MessagePort, message: CheckMessage): void {
  port.postMessage(message);
}

if (parentPort) {
  const port = parentPort;
  tell(port, { kind: 'end', report: await check(port, workerData as CheckJob) });
  port.close();
}
