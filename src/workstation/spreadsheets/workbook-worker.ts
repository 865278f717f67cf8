import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { mergedAreas, sheetRows } from './sheet-reading.ts';
import type { WorkbookJob, WorkbookMessage } from './workbook-message.ts';
import { openWorkbook } from './workbook-parts.ts';
import { Unpackable } from './zip-directory.ts';

/** Reads one workbook beside the workstation's own thread, never further ahead than one message. */
async function* messagesOf({ archive, sheet, withMerged }: WorkbookJob): AsyncGenerator<WorkbookMessage> {
  try {
    const workbook = await openWorkbook(Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength));
    const { sheets } = workbook;
    yield { kind: 'sheets', sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })) };
    const entry = sheets.find(({ name }) => name === sheet);
    if (entry) {
      if (withMerged) yield { kind: 'merged', merged: await mergedAreas(workbook, entry) };
      for await (const rows of sheetRows(workbook, entry)) yield { kind: 'rows', rows };
    }
    yield { kind: 'end' };
  } catch (error) {
    if (!(error instanceof Unpackable)) throw error;
    yield { kind: 'refused', refusal: error.refusal };
  }
}

async function answer(port: MessagePort, job: WorkbookJob): Promise<void> {
  for await (const message of messagesOf(job)) {
    await once(port, 'message');
    port.postMessage(message);
  }
  port.close();
}

if (parentPort) await answer(parentPort, workerData as WorkbookJob);
