import { MAX_FILE_PART } from '../../shared/kernel/contract.ts';
import type { LocalAnswer } from '../../shared/sync/local-contract.ts';
import { base64Of, bytesOf, saveAs } from '../platform/file-parts.ts';
import { askLocal, runLocal } from '../platform/workstation-calls.ts';

/** How much of a file is there. */
interface Arrived {
  readonly upload: string;
  readonly offset: number;
}

/** Brings a file to the workstation in parts. `onPart`: bytes that are there. Answers the upload’s id. */
export async function uploadFile(file: File, onPart: (bytes: number) => void): Promise<LocalAnswer<string>> {
  let upload: string | null = null;
  for (let offset = 0; ; ) {
    const bytes = await base64Of(file.slice(offset, offset + MAX_FILE_PART));
    const answer: LocalAnswer<Arrived> = await runLocal('local.import-upload', {
      upload,
      name: file.name,
      offset,
      bytes,
    });
    if (!answer.ok) return answer;
    ({ upload, offset } = answer.value);
    onPart(offset);
    if (offset >= file.size) return { ok: true, value: answer.value.upload };
  }
}

/** Saves the rows that failed as a file of this computer: exactly those, with their reasons. */
export async function saveFailedRows(run: string, name: string): Promise<LocalAnswer<null>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  let size = 0;
  do {
    const answer = await askLocal('local.import-failed-rows', { run, offset });
    if (!answer.ok) return answer;
    const bytes = bytesOf(answer.value.bytes);
    parts.push(bytes);
    offset += bytes.length;
    size = answer.value.size;
  } while (offset < size);
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/csv' }));
  saveAs(url, name);
  URL.revokeObjectURL(url);
  return { ok: true, value: null };
}
