import { type Refusal, refusal } from '../kernel/refusal.ts';

/** Largest file a document may hold. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** How many bytes from the beginning of a file tell what it is. */
export const FILE_HEAD_BYTES = 4096;

/**
 * A kind of file that may be filed. `starts`: what such a file begins with, one of them, at `at`; without it the file is
 * text. Nothing that a program would run or a browser would script is among them: no HTML, no SVG, no archives.
 */
interface FileType {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  readonly starts?: readonly string[];
  readonly at?: number;
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
/** First bytes as Latin-1 text. */
const ZIP = 'PK\x03\x04';
const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

export const fileTypes: readonly FileType[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'], starts: ['%PDF-'] },
  { mediaType: 'image/png', extensions: ['png'], starts: ['\x89PNG\r\n\x1a\n'] },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], starts: ['\xff\xd8\xff'] },
  { mediaType: 'image/gif', extensions: ['gif'], starts: ['GIF87a', 'GIF89a'] },
  { mediaType: 'image/webp', extensions: ['webp'], starts: ['WEBP'], at: 8 },
  { mediaType: 'image/tiff', extensions: ['tif', 'tiff'], starts: ['II*\0', 'MM\0*'] },
  {
    mediaType: 'image/heic',
    extensions: ['heic'],
    starts: ['ftypheic', 'ftypheix', 'ftypmif1', 'ftypmsf1'],
    at: 4,
  },
  { mediaType: `${OPEN_XML}.wordprocessingml.document`, extensions: ['docx'], starts: [ZIP] },
  { mediaType: `${OPEN_XML}.spreadsheetml.sheet`, extensions: ['xlsx'], starts: [ZIP] },
  { mediaType: 'application/vnd.oasis.opendocument.text', extensions: ['odt'], starts: [ZIP] },
  { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', extensions: ['ods'], starts: [ZIP] },
  { mediaType: 'application/msword', extensions: ['doc'], starts: [COMPOUND] },
  { mediaType: 'application/vnd.ms-excel', extensions: ['xls'], starts: [COMPOUND] },
  { mediaType: 'application/vnd.ms-outlook', extensions: ['msg'], starts: [COMPOUND] },
  { mediaType: 'message/rfc822', extensions: ['eml'] },
  { mediaType: 'text/csv', extensions: ['csv'] },
  { mediaType: 'text/plain', extensions: ['txt', 'edi', 'x12'] },
];

/** What a file is by its name, or null where files of that name may not be filed. */
export function mediaTypeOf(name: string): string | null {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return fileTypes.find(({ extensions }) => extensions.includes(extension))?.mediaType ?? null;
}

/** Why a file of that name and size may not be filed, or null. */
export function namedFileProblem(name: string, size: number, mediaType = mediaTypeOf(name)): Refusal | null {
  if (mediaType === null || mediaType !== mediaTypeOf(name))
    return refusal('documents.type-not-taken', { name });
  if (size > MAX_FILE_BYTES)
    return refusal('documents.file-too-large', { name, most: MAX_FILE_BYTES / 1024 / 1024 });
  return size === 0 ? refusal('documents.file-empty', { name }) : null;
}

/**
 * True if a file that begins so is what its media type says. `head`: its first {@link FILE_HEAD_BYTES}, or all of it.
 */
export function beginsAs(mediaType: string, head: Uint8Array): boolean {
  const type = fileTypes.find((candidate) => candidate.mediaType === mediaType);
  if (!type) return false;
  if (!type.starts) return !head.includes(0);
  const { at = 0, starts } = type;
  return starts.some((start) => [...start].every((character, i) => head[at + i] === character.charCodeAt(0)));
}
