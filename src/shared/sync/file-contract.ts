import { z } from 'zod';

/**
 * How files travel: apart from the log, in parts, by the hash of what they hold. A part is sent as the SHA-256 of its
 * bytes (32 bytes), then the bytes: what the way spoiled is noticed at once; the whole is proved by its name.
 */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Most bytes of one part, without its hash. */
export const FILE_PART_BYTES = 1024 * 1024;
/** Files asked about at once. */
export const MOST_FILES_ASKED = 200;

/** POST /v1/files, by workstation key: what has become of these files. */
export const filesRequest = z.strictObject({ files: z.array(sha256).max(MOST_FILES_ASKED) });
export type FilesBody = z.output<typeof filesRequest>;

/**
 * `unknown`: of no document this workstation may see, as far as the server knows. `arriving`: the server has so many
 * bytes from the beginning; `here`: all of them.
 */
export const filesReply = z.object({
  files: z.array(
    z.object({
      sha256,
      state: z.enum(['unknown', 'arriving', 'here']),
      offset: z.number().int().nonnegative(),
    }),
  ),
});
export type FilesAnswer = z.output<typeof filesReply>;

/** PUT /v1/files/:sha256/parts/:offset, by workstation key: where to go on, whatever was sent. */
export const filePartReply = z.object({ offset: z.number().int().nonnegative(), whole: z.boolean() });
export type FilePartAnswer = z.output<typeof filePartReply>;
