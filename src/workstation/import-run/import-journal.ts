import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PRIVATE_FILE, PRIVATE_FOLDER, readFileIfThere, syncFolder } from '../../node/atomic-file.ts';
import type { CommandCall } from '../../shared/kernel/command.ts';
import { isId } from '../../shared/kernel/id.ts';
import { ok, type Result, refused } from '../../shared/kernel/result.ts';

/** One change set of an import, and the call that takes it back. */
export interface JournalStep {
  readonly changeSet: string;
  readonly undo: CommandCall | null;
}

/** What an import did, kept beside the database so that it can be taken back as a whole. */
export interface ImportJournal {
  readonly id: string;
  /** On the disk when it returns. */
  add(steps: readonly JournalStep[]): void;
  /** Leaves nothing where nothing was added. */
  close(): void;
}

const stepShape = z.strictObject({
  changeSet: z.string(),
  undo: z.strictObject({ command: z.string(), input: z.unknown() }).nullable(),
});

export function startJournal(dataFolder: string, id: string): ImportJournal {
  const folder = importsFolder(dataFolder);
  const path = join(folder, `${id}.jsonl`);
  const file = openSync(path, 'ax', PRIVATE_FILE);
  let isEmpty = true;
  syncFolder(folder);
  return {
    id,
    add(steps) {
      if (steps.length === 0) return;
      const bytes = Buffer.from(steps.map((step) => `${JSON.stringify(step)}\n`).join(''));
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
      isEmpty = false;
    },
    close() {
      closeSync(file);
      if (isEmpty) rmSync(path);
    },
  };
}

/** Where journals and refused rows of imports lie; made if it is not there. */
export function importsFolder(dataFolder: string): string {
  const folder = join(dataFolder, FOLDER);
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
  return folder;
}

/**
 * The steps of an import in the order they were made; null where no import has that id. A last line that a crash cut
 * short is left out. Refusal: `import.journal-damaged`.
 */
export function readJournal(dataFolder: string, id: string): Result<readonly JournalStep[]> | null {
  if (!isId(id)) return null;
  const text = readFileIfThere(join(dataFolder, FOLDER, `${id}.jsonl`));
  if (text === null) return null;
  const steps: JournalStep[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const step = stepShape.safeParse(parsedOrNull(line));
    if (!step.success) return refused('import.journal-damaged', { import: id });
    steps.push(step.data);
  }
  return ok(steps);
}

const FOLDER = 'imports';

function parsedOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
