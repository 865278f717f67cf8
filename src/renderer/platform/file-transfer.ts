import { MAX_FILE_PART } from '../../shared/kernel/contract.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { LocalAnswer } from '../../shared/sync/local-contract.ts';
import type { KeptFile } from '../../shared/sync/local-file-contract.ts';

import { isDesktop } from './desktop-line.ts';
import { base64Of, bytesOf, saveAs } from './file-parts.ts';
import { workstationLine } from './rpc-line.ts';
import { runLocal } from './workstation-calls.ts';

/** How long the address of an opened file stays good, ms. */
const KEPT_OPEN = 60_000;

/** Brings a file in by parts. Answers what `document.attach` takes. */
export async function bringFile(file: File): Promise<LocalAnswer<KeptFile>> {
  const brought = await bringParts(file);
  return brought.ok ? runLocal('local.file-finish', { upload: brought.value }) : brought;
}

/** Brings a file in by parts, up to its end: what is done with the upload then is for the caller. */
export async function bringParts(file: File): Promise<LocalAnswer<string>> {
  const begun = await runLocal('local.file-begin', { name: file.name, size: file.size });
  if (!begun.ok) return begun;
  const { upload, partBytes } = begun.value;
  for (let offset = 0; offset < file.size; offset += partBytes) {
    const bytes = await base64Of(file.slice(offset, offset + partBytes));
    const part = await runLocal('local.file-part', { upload, offset, bytes });
    if (!part.ok) return part;
  }
  return { ok: true, value: upload };
}

/** Opens a file beside the work, in a browser; the desktop asks where to save it. Null, or why it cannot be read. */
export async function openFile(file: KeptFile): Promise<Refusal | null> {
  const read = await readFile(file);
  if (!read.ok) return read.refusal;
  const url = URL.createObjectURL(read.value);
  // Asked for without an opener, a window would not say whether it came.
  const window = isDesktop() ? null : open(url, '_blank');
  if (window) window.opener = null;
  else saveAs(url, file.name);
  setTimeout(() => URL.revokeObjectURL(url), KEPT_OPEN);
  return null;
}

/** Saves a file on this computer under its name. Null, or why it cannot be read. */
export async function saveFile(file: KeptFile): Promise<Refusal | null> {
  const read = await readFile(file);
  if (!read.ok) return read.refusal;
  const url = URL.createObjectURL(read.value);
  saveAs(url, file.name);
  setTimeout(() => URL.revokeObjectURL(url), KEPT_OPEN);
  return null;
}

/** A file as the browser shows it. */
export async function readFile({ sha256, mediaType }: KeptFile): Promise<LocalAnswer<Blob>> {
  const line = await workstationLine();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  let size = 1;
  while (offset < size) {
    const answer = await line.files({ sha256, offset, length: MAX_FILE_PART });
    if (!answer.ok) return answer;
    const bytes = bytesOf(answer.bytes);
    if (bytes.length === 0) break;
    parts.push(bytes);
    offset += bytes.length;
    size = answer.size;
  }
  return { ok: true, value: new Blob(parts, { type: mediaType }) };
}
