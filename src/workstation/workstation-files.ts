import type { Replica } from '../core/platform/replica.ts';
import type { Chance } from '../node/clock-and-chance.ts';
import type { FileStore } from '../node/file-store.ts';
import type { DocumentFile } from '../shared/documents/document-commands.ts';
import { safeFileName } from '../shared/documents/file-name.ts';
import { beginsAs, FILE_HEAD_BYTES, mediaTypeOf, namedFileProblem } from '../shared/documents/file-types.ts';
import { MAX_FILE_PART } from '../shared/kernel/contract.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { isTypingPaper } from './typing-papers.ts';
import type { PersonSession, QueryAnswer, QueryRequest } from './workstation.ts';

/** Files a process takes in at the same time; one more pushes out the one that has stood still longest. */
const MOST_UPLOADS = 20;
/** Files made for a person to save elsewhere (a mail draft) that are kept in memory, and their bytes together. */
const MOST_DOWNLOADS = 20;

/** Content-addressed files as screens and command line use them: taken in by parts, read by parts. */
export interface WorkstationFiles {
  /** `name` is what the file is called where it comes from; `size` its bytes. */
  begin(name: string, size: number, as?: PersonSession): Result<Upload>;
  /** Answers how many bytes have arrived; a part that belongs elsewhere is not taken. */
  part(
    upload: string,
    offset: number,
    bytes: Uint8Array,
    as?: PersonSession,
  ): Result<{ readonly offset: number }>;
  /** What to hand to `document.attach`. Refused where the bytes are not what the name says. */
  finish(upload: string, as?: PersonSession): Promise<Result<DocumentFile>>;
  /** Takes in bytes that are in memory: what this process made itself. */
  keep(name: string, bytes: Uint8Array): Promise<Result<DocumentFile>>;
  /** A part of a file of a document the person may see, or of what {@link offer} holds for them. */
  read(
    sha256: string,
    offset: number,
    length: number,
    as?: PersonSession,
  ): Result<{ readonly size: number; readonly bytes: Buffer }>;
  /** Keeps something for one person to save, until the process ends or newer ones come. */
  offer(sha256: string, bytes: Buffer, person: string): void;
}

export interface Upload {
  readonly upload: string;
  /** Most bytes of one part. */
  readonly partBytes: number;
}

export interface FilePorts {
  readonly replica: Replica;
  readonly store: FileStore;
  readonly chance: Chance;
  readonly sessionFor: (as: PersonSession | undefined) => Result<PersonSession>;
  readonly query: (request: QueryRequest, as?: PersonSession) => QueryAnswer;
}

interface Arriving {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly person: string;
}

export function workstationFiles(ports: FilePorts): WorkstationFiles {
  const { replica, store, chance, sessionFor } = ports;
  const arriving = new Map<string, Arriving>();
  const offered = new Map<string, { readonly bytes: Buffer; readonly person: string }>();
  const mine = (upload: string, as: PersonSession | undefined): Result<Arriving> => {
    const session = sessionFor(as);
    if (!session.ok) return session;
    const file = arriving.get(upload);
    return file?.person === session.value.person ? ok(file) : refused('file.upload-unknown', { upload });
  };
  const noteHere = (sha256: string, size: number) => replica.core.files?.noteHere(replica.db, sha256, size);
  return {
    begin(original, size, as) {
      const session = sessionFor(as);
      if (!session.ok) return session;
      const name = safeFileName(original);
      const problem = namedFileProblem(name, size);
      if (problem) return { ok: false, refusal: problem };
      const [oldest] = arriving.keys();
      if (arriving.size >= MOST_UPLOADS && oldest !== undefined) {
        arriving.delete(oldest);
        store.drop(oldest);
      }
      const upload = `upload-${Buffer.from(chance.bytes(16)).toString('hex')}`;
      arriving.set(upload, { name, size, mediaType: mediaTypeOf(name) ?? '', person: session.value.person });
      return ok({ upload, partBytes: MAX_FILE_PART });
    },
    part(upload, offset, bytes, as) {
      const file = mine(upload, as);
      if (!file.ok) return file;
      if (bytes.length > MAX_FILE_PART || offset + bytes.length > file.value.size)
        return refused('file.part-does-not-fit', { name: file.value.name });
      // Moves it behind those that stand still.
      arriving.delete(upload);
      arriving.set(upload, file.value);
      return ok({ offset: store.append(upload, offset, bytes) });
    },
    async finish(upload, as) {
      const file = mine(upload, as);
      if (!file.ok) return file;
      const { name, size, mediaType } = file.value;
      if (store.arrived(upload) !== size) return refused('file.not-whole', { name });
      arriving.delete(upload);
      if (!beginsAs(mediaType, store.headOf(upload, FILE_HEAD_BYTES))) {
        store.drop(upload);
        return refused('file.not-what-it-says', { name });
      }
      const sha256 = await store.finish(upload, null);
      if (sha256 === null) throw new Error('a file whose hash nobody expects has some hash');
      noteHere(sha256, size);
      return ok({ sha256, size, mediaType, name });
    },
    async keep(original, bytes) {
      const name = safeFileName(original);
      const mediaType = mediaTypeOf(name) ?? '';
      const problem = namedFileProblem(name, bytes.length);
      if (problem) return { ok: false, refusal: problem };
      const part = `made-${Buffer.from(chance.bytes(16)).toString('hex')}`;
      store.append(part, 0, bytes);
      const sha256 = (await store.finish(part, null)) ?? '';
      noteHere(sha256, bytes.length);
      return ok({ sha256, size: bytes.length, mediaType, name });
    },
    read(sha256, offset, length, as) {
      const session = sessionFor(as);
      if (!session.ok) return session;
      const own = offered.get(sha256);
      if (own?.person === session.value.person)
        return ok({ size: own.bytes.length, bytes: own.bytes.subarray(offset, offset + length) });
      // Brought here by the person, for something that is no document yet.
      const isTyped = replica.core.files && isTypingPaper(replica.db, sha256, session.value.person);
      // A world without rows that speak of files has nothing to ask.
      const may =
        !isTyped && replica.core.files && ports.query({ query: 'document.of-file', input: { sha256 } }, as);
      if (may && !may.ok) return may;
      const size = store.sizeOf(sha256);
      const bytes = store.read(sha256, offset, length);
      if (size !== null && bytes !== null) return ok({ size, bytes });
      replica.core.files?.noteGone(replica.db, sha256);
      return refused('file.not-here', { sha256 });
    },
    offer(sha256, bytes, person) {
      offered.delete(sha256);
      offered.set(sha256, { bytes, person });
      const [oldest] = offered.keys();
      if (offered.size > MOST_DOWNLOADS && oldest !== undefined) offered.delete(oldest);
    },
  };
}
