import type { Db } from '../core/platform/database.ts';
import { readSetting, writeSetting } from '../core/platform/replica-meta.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import type { ReEnrolReason, SyncMode } from '../shared/sync/workstation-views.ts';

/** What a workstation remembers beside its rows, for every process on its folder. Instants in ms since the epoch. */
export interface LocalSettings {
  readonly company: string;
  /** Here stands the demo company as everybody gets it. */
  readonly demoCompany: true;
  readonly offline: boolean;
  readonly mode: SyncMode;
  readonly lastSync: number;
  readonly lastError: Refusal;
  /** The server's head as last heard. */
  readonly head: number;
  /** The server's clock minus this machine's, in ms. */
  readonly clockOffset: number;
  /** See `folderMark`. */
  readonly folderMark: string;
  readonly reEnrol: ReEnrolReason;
  /** Raised by a process that wants the leader to sync now; the leader answers with the same number. */
  readonly syncWanted: number;
  readonly syncAnswered: { readonly wanted: number; readonly report: unknown };
  /** Epoch and scope that what is known of files belongs to; how many arrived here or there, so that screens hear of it. */
  readonly filesEpoch: string;
  readonly filesScope: string;
  readonly filesMoved: number;
  /** Where daily backups go; when the last was taken; why the last try came to nothing. */
  readonly backupFolder: string;
  readonly backupTaken: number;
  readonly backupProblem: Refusal;
  readonly grantsRefreshed: number;
  /** Whose session here was ended from elsewhere, and when it was heard; until somebody signs in. */
  readonly cutSession: { readonly name: string; readonly at: number };
  /** Set while the company moves to a server: nothing new is taken in until it has arrived. */
  readonly moving: { readonly server: string; readonly stage: 'uploading' | 'finishing' };
}

/** Null where nothing is remembered. */
export function readLocal<K extends keyof LocalSettings>(db: Db, key: K): LocalSettings[K] | null {
  const text = readSetting(db, `workstation.${key}`);
  return text === null ? null : (JSON.parse(text) as LocalSettings[K]);
}

/** Writes only what differs: every write is a commit, and wakes the other processes. */
export function writeLocal<K extends keyof LocalSettings>(
  db: Db,
  key: K,
  value: LocalSettings[K] | null,
): void {
  const text = value === null ? null : JSON.stringify(value);
  if (readSetting(db, `workstation.${key}`) !== text) writeSetting(db, `workstation.${key}`, text);
}

/** All of it as one text: what the watch on changes compares. */
export function localText(db: Db): string {
  const rows = db
    .q("SELECT key, value FROM replicaMeta WHERE key LIKE 'setting.workstation.%' ORDER BY key")
    .raw()
    .all();
  return JSON.stringify(rows);
}
