import { closeSync, createReadStream, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { DocumentFile } from '../shared/documents/document-commands.ts';
import { attachedKinds } from '../shared/documents/document-kinds.ts';
import { MAX_FILE_PART } from '../shared/kernel/contract.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import type { Result } from '../shared/kernel/result.ts';
import type { PersonSession, Workstation } from '../workstation/workstation.ts';
import { cliCommand } from './cli-command.ts';
import { unreadable } from './json-source.ts';
import { outputProblem } from './output-file.ts';
import { orderNamed } from './record-lookup.ts';
import { onWorkstation, verdictOf } from './workstation-host.ts';

export const attachCommand = cliCommand({
  name: 'attach',
  summary: 'Attach a file to an order, a customer, a vendor, an item or the company.',
  details: `PDF, pictures, mail, text, Word and Excel files up to 50 MB. The file is copied into the data folder; other workstations
get it through the server.`,
  arguments: {
    RECORD: { help: 'number of an order, or id of a record; “company” is the company itself' },
    FILE: { help: 'the file' },
  },
  options: {
    kind: { value: 'KIND', help: `what it is: ${attachedKinds.join(', ')}; default: source paper` },
    scope: { value: 'SCOPE', help: 'who may see it: everyone (default), costs, finance' },
  },
  run: (call) =>
    onWorkstation(call, async (workstation, as) => {
      const file = await takeIn(workstation, resolve(call.arguments.FILE), as);
      if (!file.ok) return file;
      const record = orderNamed(workstation, call.arguments.RECORD, as);
      const { kind = 'source paper', scope } = call.options;
      const input = { record, kind, file: file.value, ...(scope === undefined ? {} : { scope }) };
      return verdictOf(workstation.run({ command: 'document.attach', input }, as));
    }),
});

export const fileGetCommand = cliCommand({
  name: 'file get',
  summary: 'Write the file of a document, named by its SHA-256, to a file of yours.',
  arguments: {
    SHA256: { help: 'as “query document.list” shows it' },
    FILE: { help: 'the file; it must not be there yet' },
  },
  options: {},
  run: (call) =>
    onWorkstation(call, (workstation, as) => {
      const file = resolve(call.arguments.FILE);
      const problem = writeOut(workstation, call.arguments.SHA256, file, as);
      if (problem) return { refusal: problem };
      return { document: { file, bytes: statSync(file).size } };
    }),
});

/** Copies a document's file out; a refusal, and no file, where it cannot be. */
export function writeOut(
  workstation: Workstation,
  sha256: string,
  file: string,
  as: PersonSession | undefined,
): Refusal | null {
  const problem = outputProblem(file);
  if (problem) return problem;
  if (!/^[0-9a-f]{64}$/.test(sha256)) return refusal('documents.no-such-file', { sha256 });
  const first = workstation.files.read(sha256, 0, MAX_FILE_PART, as);
  if (!first.ok) return first.refusal;
  let fd: number;
  try {
    fd = openSync(file, 'wx');
  } catch (error) {
    return unreadable(file, error);
  }
  try {
    let part: ReturnType<Workstation['files']['read']> = first;
    for (let at = 0; part.ok; part = workstation.files.read(sha256, at, MAX_FILE_PART, as)) {
      const { size, bytes } = part.value;
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
      at += bytes.length;
      if (at >= size || bytes.length === 0) return null;
    }
    rmSync(file);
    return part.refusal;
  } finally {
    closeSync(fd);
  }
}

/** Copies a file into the data folder, as a document to be filed. */
export async function takeIn(
  workstation: Workstation,
  path: string,
  as: PersonSession | undefined,
): Promise<Result<DocumentFile>> {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return { ok: false, refusal: refusal('input.file-missing', { file: path }) };
  const begun = workstation.files.begin(basename(path), size, as);
  if (!begun.ok) return begun;
  const { upload, partBytes } = begun.value;
  let offset = 0;
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: partBytes })) {
      const taken = workstation.files.part(upload, offset, bytes as Buffer, as);
      if (!taken.ok) return taken;
      offset = taken.value.offset;
    }
  } catch (error) {
    return { ok: false, refusal: unreadable(path, error) };
  }
  return workstation.files.finish(upload, as);
}
