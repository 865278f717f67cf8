import { safeFileName } from '../../shared/documents/file-name.ts';
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
  return inParts(file, async (offset, bytes) => {
    const answer: LocalAnswer<Arrived> = await runLocal('local.import-upload', {
      upload,
      name: file.name,
      offset,
      bytes,
    });
    if (answer.ok) {
      upload = answer.value.upload;
      onPart(answer.value.offset);
    }
    return answer;
  });
}

/** Brings a file to lie beside another. Answers the name it has there. */
export async function joinUpload(upload: string, file: File): Promise<LocalAnswer<string>> {
  const name = safeFileName(file.name);
  const brought = await inParts(file, (offset, bytes) =>
    runLocal('local.import-join', { upload, name, offset, bytes }),
  );
  return brought.ok ? { ok: true, value: name } : brought;
}

/** Sends a file part by part, each from where the one before ended. Answers the upload’s id. */
async function inParts(
  file: File,
  send: (offset: number, bytes: string) => Promise<LocalAnswer<Arrived>>,
): Promise<LocalAnswer<string>> {
  for (let offset = 0; ; ) {
    const bytes = await base64Of(file.slice(offset, offset + MAX_FILE_PART));
    const answer = await send(offset, bytes);
    if (!answer.ok) return answer;
    offset = answer.value.offset;
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
