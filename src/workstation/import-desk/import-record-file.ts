import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFileIfThere, writeFileAtomically } from '../../node/atomic-file.ts';
import { systemClock } from '../../node/clock-and-chance.ts';
import { isId } from '../../shared/kernel/id.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { ImportReport, ImportView } from '../../shared/sync/import-runs.ts';
import { importsFolder } from '../import-run/import-journal.ts';
import type { ImportMapping } from '../importing/import-mapping.ts';

export function writeImportRecord(dataFolder: string, record: ImportView): void {
  writeFileAtomically(pathOf(dataFolder, record.id), JSON.stringify(record));
}

/** What is known of an import that begins in this process. */
export function startedImport(id: string, mapping: ImportMapping, file: string, person: string): ImportView {
  const started = { person, process: process.pid, startedAt: systemClock.now() };
  const open = { rowCount: null, endedAt: null, report: null, undone: null };
  return { id, state: 'running', file, upload: null, kind: mapping.kind, mapping, ...started, ...open };
}

export function endedImport(record: ImportView, report: Result<ImportReport>): ImportView {
  const stopped: Refusal | null = report.ok ? report.value.stopped : report.refusal;
  const isCut = report.ok && report.value.isInterrupted;
  const state = stopped ? 'stopped' : isCut ? 'cancelled' : 'done';
  return { ...record, state, endedAt: systemClock.now(), report: report.ok ? report.value : null };
}

/** Tells the process that runs an import, whichever it is, to end after the commit under way. */
export function askToCancel(dataFolder: string, id: string): void {
  writeFileAtomically(cancelPath(dataFolder, id), '');
}

export function isAskedToCancel(dataFolder: string, id: string): boolean {
  return existsSync(cancelPath(dataFolder, id));
}

/** Null where there is no import with that id. */
export function readImportRecord(dataFolder: string, id: string): ImportView | null {
  if (!isId(id)) return null;
  const text = readFileIfThere(pathOf(dataFolder, id));
  return text === null ? null : afterCrash(JSON.parse(text) as ImportView);
}

/** The newest first. */
export function listImportRecords(dataFolder: string): readonly ImportView[] {
  return readdirSync(importsFolder(dataFolder))
    .filter((name) => name.endsWith(ENDING))
    .flatMap((name) => readImportRecord(dataFolder, name.slice(0, -ENDING.length)) ?? [])
    .toSorted((a, b) => b.startedAt - a.startedAt);
}

const ENDING = '.import.json';

function cancelPath(dataFolder: string, id: string): string {
  return join(importsFolder(dataFolder), `${id}.cancel`);
}

function pathOf(dataFolder: string, id: string): string {
  return join(importsFolder(dataFolder), id + ENDING);
}

/** A process that is gone runs nothing: what it did stays, and its journal knows of it. */
function afterCrash(record: ImportView): ImportView {
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
