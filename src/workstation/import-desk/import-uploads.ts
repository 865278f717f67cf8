import {
  chmodSync,
  closeSync,
  copyFileSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../../node/atomic-file.ts';
import { newId, systemChance, systemClock } from '../../node/clock-and-chance.ts';
import { safeFileName } from '../../shared/documents/file-name.ts';
import { isId } from '../../shared/kernel/id.ts';
import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import { importsFolder } from '../import-run/import-journal.ts';
import { fileAt, type SourceFile } from '../importing/source-file.ts';

/** Most bytes of one file to import. */
const MOST_BYTES = 2_000_000_000;
/** An upload that nothing was made of is forgotten after this long. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** Files that wait to be imported: each upload is a folder, in which joined files lie beside the main one. */
export class ImportUploads {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(importsFolder(dataFolder), 'uploads');
    mkdirSync(this.#folder, { recursive: true, mode: PRIVATE_FOLDER });
    this.#forgetOld();
  }

  /**
   * Takes in a part of a file; the first, without an upload, begins one. Answers how much is there; a part that belongs
   * elsewhere is not taken, so that a part sent twice does no harm. Refusals: `import.upload-unknown`, `import.upload-too-large`.
   */
  add(
    upload: string | null,
    name: string,
    offset: number,
    bytes: Uint8Array,
  ): Result<{ readonly upload: string; readonly offset: number }> {
    const id = upload ?? newId(systemClock, systemChance);
    if (upload === null) mkdirSync(join(this.#folder, id), { mode: PRIVATE_FOLDER });
    else if (!this.#isThere(upload)) return refused('import.upload-unknown');
    const file = safeFileName(name);
    if (offset + bytes.length > MOST_BYTES) return refused('import.upload-too-large', { file });
    const fd = openSync(join(this.#folder, id, file), 'a+', PRIVATE_FILE);
    try {
      const { size } = fstatSync(fd);
      if (offset !== size) return ok({ upload: id, offset: size });
      for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
      return ok({ upload: id, offset: size + bytes.length });
    } finally {
      closeSync(fd);
    }
  }

  /** Takes in a whole file that lies on this computer. Refusals: `import.upload-unknown`, `import.upload-too-large`. */
  addFile(path: string): Result<{ readonly upload: string; readonly name: string }> {
    const name = safeFileName(basename(path));
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile()) return refused('import.upload-unknown');
    if (found.size > MOST_BYTES) return refused('import.upload-too-large', { file: name });
    const upload = newId(systemClock, systemChance);
    mkdirSync(join(this.#folder, upload), { mode: PRIVATE_FOLDER });
    const copy = join(this.#folder, upload, name);
    copyFileSync(path, copy);
    chmodSync(copy, PRIVATE_FILE);
    return ok({ upload, name });
  }

  /**
   * Takes in a part of a file that is joined to an upload's. The first part takes the place of a file of that name, so that
   * one that was put right is brought again. Refusals: those of `add`, `import.joined-to-itself`.
   */
  join(
    upload: string,
    name: string,
    offset: number,
    bytes: Uint8Array,
  ): Result<{ readonly upload: string; readonly offset: number }> {
    const main = this.path(upload);
    if (!main.ok) return main;
    const file = safeFileName(name);
    if (basename(main.value) === file) return refused('import.joined-to-itself', { file });
    if (offset === 0) rmSync(join(this.#folder, upload, file), { force: true });
    return this.add(upload, file, offset, bytes);
  }

  /** The file of an upload; the first that came, where there are several. Refusal: `import.upload-unknown`. */
  path(upload: string, name?: string): Result<string> {
    if (!this.#isThere(upload)) return refused('import.upload-unknown');
    const files = readdirSync(join(this.#folder, upload))
      .map((file) => join(this.#folder, upload, file))
      .toSorted((a, b) => statSync(a).birthtimeMs - statSync(b).birthtimeMs);
    const wanted =
      name === undefined ? files[0] : files.find((file) => basename(file) === safeFileName(name));
    return wanted === undefined ? refused('import.upload-unknown') : ok(wanted);
  }

  /** `name`: of a file joined to it. */
  file(upload: string, name?: string): Result<SourceFile> {
    const path = this.path(upload, name);
    return path.ok ? ok(fileAt(path.value)) : path;
  }

  drop(upload: string): void {
    if (isId(upload)) rmSync(join(this.#folder, upload), { recursive: true, force: true });
  }

  #isThere(upload: string): boolean {
    return isId(upload) && readdirSync(this.#folder).includes(upload);
  }

  #forgetOld(): void {
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      if (systemClock.now() - statSync(path).mtimeMs > KEPT_MS)
        rmSync(path, { recursive: true, force: true });
    }
  }
}
