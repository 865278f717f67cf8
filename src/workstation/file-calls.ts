import { z } from 'zod';
import { MAX_FILE_PART } from '../shared/kernel/contract.ts';
import { type LocalCall, localCall } from './local-call.ts';

/** Characters of base64 that a part of a file takes. */
const MAX_PART_TEXT = Math.ceil(MAX_FILE_PART / 3) * 4;

const upload = z.string().min(1).max(120);

/** A file on its way in: begun with name and size, handed over in parts, finished into what `document.attach` takes. */
export const fileCommands: Readonly<Record<string, LocalCall>> = {
  'local.file-begin': localCall(
    z.strictObject({ name: z.string().max(1_000), size: z.int().min(0) }),
    ({ files }, { name, size }, as) => files.begin(name, size, as),
  ),
  'local.file-part': localCall(
    z.strictObject({ upload, offset: z.int().min(0), bytes: z.base64().max(MAX_PART_TEXT) }),
    ({ files }, part, as) => files.part(part.upload, part.offset, Buffer.from(part.bytes, 'base64'), as),
  ),
  'local.file-finish': localCall(z.strictObject({ upload }), ({ files }, input, as) =>
    files.finish(input.upload, as),
  ),
};
