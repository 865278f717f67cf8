import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFileIfThere, writeFileAtomically } from '../../node/atomic-file.ts';
import { isId } from '../../shared/kernel/id.ts';
import { importsFolder } from '../import-run/import-journal.ts';
import type { ImportReport } from '../import-run/import-report.ts';
import type { UndoneImport } from '../import-run/import-undo.ts';

/** `interrupted`: the process ended in the middle. What is not `done` or `undone` is unfinished, and may be run again. */
export type ImportState = 'running' | 'done' | 'cancelled' | 'interrupted' | 'stopped' | 'undoing' | 'undone';

/** What is kept of an import beside its journal: enough to show it, to run it again, and to take it back. */
export interface ImportRecordFile {
  readonly id: string;
  readonly state: ImportState;
  readonly file: string;
  /** What it was read from, while that is still here; null for a file of somebody's own. */
  readonly upload: string | null;
  readonly kind: string;
  /** In the format of mapping files. */
  readonly mapping: unknown;
  readonly person: string;
  /** Process that runs it. */
  readonly process: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly report: ImportReport | null;
  readonly undone: UndoneImport | null;
}

export function writeImportRecord(dataFolder: string, record: ImportRecordFile): void {
  writeFileAtomically(pathOf(dataFolder, record.id), JSON.stringify(record));
}

/** Null where there is no import with that id. */
export function readImportRecord(dataFolder: string, id: string): ImportRecordFile | null {
  if (!isId(id)) return null;
  const text = readFileIfThere(pathOf(dataFolder, id));
  return text === null ? null : afterCrash(JSON.parse(text) as ImportRecordFile);
}

/** The newest first. */
export function listImportRecords(dataFolder: string): readonly ImportRecordFile[] {
  return readdirSync(importsFolder(dataFolder))
    .filter((name) => name.endsWith(ENDING))
    .flatMap((name) => readImportRecord(dataFolder, name.slice(0, -ENDING.length)) ?? [])
    .toSorted((a, b) => b.startedAt - a.startedAt);
}

const ENDING = '.import.json';

function pathOf(dataFolder: string, id: string): string {
  return join(importsFolder(dataFolder), id + ENDING);
}

/** A process that is gone runs nothing: what it did stays, and its journal knows of it. */
function afterCrash(record: ImportRecordFile): ImportRecordFile {
  const isOpen = record.state === 'running' || record.state === 'undoing';
  return isOpen && !isRunning(record.process) ? { ...record, state: 'interrupted' } : record;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
