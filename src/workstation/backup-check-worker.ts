import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../core/platform/database.ts';

const { file, schema } = workerData as { readonly file: string; readonly schema: number };

/** True if the file opens as the backup it is to be and every page of it is sound. */
function isSound(): boolean {
  try {
    const db = openDatabase(file, { readonly: true });
    try {
      const info = db.q("SELECT value FROM backupInfo WHERE key = 'format'").pluck().get();
      const found = db.sqlite.pragma('user_version', { simple: true });
      return info === '1' && found === schema && db.sqlite.pragma('quick_check', { simple: true }) === 'ok';
    } finally {
      db.sqlite.close();
    }
  } catch {
    return false;
  }
}

parentPort?.postMessage(isSound());
