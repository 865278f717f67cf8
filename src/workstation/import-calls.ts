import { z } from 'zod';
import { MAX_FILE_PART } from '../shared/kernel/contract.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import type { ImportDesk } from './import-desk/import-desk.ts';
import { type LocalCall, localCall } from './local-call.ts';
import { currentSession } from './people-here.ts';
import type { PersonSession, Workstation } from './workstation.ts';

const id = z.string().min(1).max(120);
const run = z.strictObject({ run: id });
/** A mapping in the format of mapping files; judged where it is used. */
const mapping = z.record(z.string(), z.unknown());
const MAX_PART_TEXT = Math.ceil(MAX_FILE_PART / 3) * 4;
/** Characters that are pasted at once; more is a file. */
const MAX_TEXT = 5_000_000;

/** Characters of a mapping file. */
const MAX_MAPPING = 1_000_000;

const choices = {
  sheet: z.string().min(1).max(31).optional(),
  headerRow: z.int().min(0).max(1_000).optional(),
  delimiter: z.string().length(1).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
};

const fileName = z.string().min(1).max(1_000);
const part = { name: fileName, offset: z.int().min(0), bytes: z.base64().max(MAX_PART_TEXT) };

/** What the import pages do: a file in parts or a text that was pasted, tried, imported, cancelled, taken back. */
export const importCommands: Readonly<Record<string, LocalCall>> = {
  'local.import-upload': localCall(
    z.strictObject({ upload: id.nullable(), ...part }),
    (workstation, { upload, name, offset, bytes }, as) =>
      atDesk(workstation, as, (desk) => desk.uploads.add(upload, name, offset, Buffer.from(bytes, 'base64'))),
  ),
  'local.import-join': localCall(
    z.strictObject({ upload: id, ...part }),
    (workstation, { upload, name, offset, bytes }, as) =>
      atDesk(workstation, as, (desk) =>
        desk.uploads.join(upload, name, offset, Buffer.from(bytes, 'base64')),
      ),
  ),
  'local.import-paste': localCall(
    z.strictObject({ text: z.string().min(1).max(MAX_TEXT) }),
    (workstation, { text }, as) =>
      atDesk(workstation, as, (desk) => desk.uploads.add(null, 'pasted.csv', 0, Buffer.from(text))),
  ),
  'local.import-check': localCall(z.strictObject({ upload: id, mapping }), (workstation, input, as) =>
    atDesk(workstation, as, (desk, session) => desk.check(input.upload, input.mapping, session)),
  ),
  'local.import-start': localCall(z.strictObject({ upload: id, mapping }), (workstation, input, as) =>
    atDesk(workstation, as, (desk, session) => desk.start(input.upload, input.mapping, session)),
  ),
  'local.import-cancel': localCall(run, (workstation, input, as) =>
    atDesk(workstation, as, (desk) => desk.cancel(input.run)),
  ),
  'local.import-leave': localCall(run, (workstation, input, as) =>
    atDesk(workstation, as, (desk) => desk.leave(input.run)),
  ),
  'local.import-undo': localCall(run, (workstation, input, as) =>
    atDesk(workstation, as, (desk, session) => desk.undo(input.run, session)),
  ),
};

export const importQueries: Readonly<Record<string, LocalCall>> = {
  'local.import-inspect': localCall(
    z.strictObject({ upload: id, joined: fileName.optional(), ...choices }),
    (workstation, { upload, joined, ...chosen }, as) =>
      atDesk(workstation, as, (desk, session) => desk.inspect({ upload, joined }, chosen, session)),
  ),
  'local.import-mapping': localCall(
    z.strictObject({ text: z.string().max(MAX_MAPPING) }),
    (workstation, { text }, as) =>
      atDesk(workstation, as, async () => {
        const { readMapping } = await import('./importing/import-mapping.ts');
        return readMapping(text);
      }),
  ),
  'local.import-progress': localCall(run, (workstation, input, as) =>
    atDesk(workstation, as, (desk) => desk.progress(input.run)),
  ),
  'local.import-show': localCall(run, (workstation, input, as) =>
    atDesk(workstation, as, (desk) => desk.show(input.run)),
  ),
  'local.import-list': localCall(
    z.strictObject({ unfinished: z.boolean().default(false) }),
    (workstation, { unfinished }, as) =>
      atDesk(workstation, as, (desk) => ok({ imports: unfinished ? desk.unfinished() : desk.list() })),
  ),
  'local.import-failed-rows': localCall(
    z.strictObject({ run: id, offset: z.int().min(0).default(0) }),
    (workstation, input, as) =>
      atDesk(workstation, as, (desk) => desk.failedRowsPart(input.run, input.offset, MAX_FILE_PART)),
  ),
};

async function atDesk<T>(
  workstation: Workstation,
  as: PersonSession | undefined,
  work: (desk: ImportDesk, session: PersonSession) => Result<T> | Promise<Result<T>>,
): Promise<Result<unknown>> {
  const session = as ? ok(as) : currentSession(workstation.people);
  return session.ok ? await work(await workstation.imports(), session.value) : session;
}
