import type { OpenedKind } from '../sync/desktop-contract.ts';

/** Endings the installers register, without their dot. `electron-builder.yml` has the same. */
export const OPENED_ENDINGS: Readonly<Record<OpenedKind, readonly string[]>> = {
  table: ['csv', 'tsv', 'xlsx'],
  backup: ['daybookbackup'],
};

/** The ending of a backup that is saved as a file of its own. */
export const BACKUP_ENDING = '.daybookbackup';

/** What a file is for, by its ending; null where Daybook opens no such files. */
export function openedKind(name: string): OpenedKind | null {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const kinds = Object.keys(OPENED_ENDINGS) as OpenedKind[];
  return kinds.find((kind) => OPENED_ENDINGS[kind].includes(ending)) ?? null;
}

/** The last part of a path of either kind of system. */
export function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/**
 * The file among the words a program was started with, as it stands there: the last that is one. Links and options of
 * Chromium are none, whatever they end with.
 */
export function fileIn(words: readonly string[]): string | null {
  const isFile = (word: string) =>
    !word.startsWith('-') && !/^[a-z][a-z0-9+.-]+:/i.test(word) && openedKind(word) !== null;
  return words.findLast(isFile) ?? null;
}

/** The page that takes an opened file: it knows the file by its token. */
export function openedPath(kind: OpenedKind, token: string): string {
  return kind === 'table' ? `/import/new?opened=${token}` : `/backups?opened=${token}`;
}
