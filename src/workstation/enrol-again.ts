import { hostname } from 'node:os';
import { labelsText, readMeta } from '../core/platform/replica-meta.ts';
import { restamp } from '../core/sync/bootstrap.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { type DataFolder, findFolder, folderMark } from './data-folder.ts';
import { openFolderDatabase } from './database-open.ts';
import type { Enrolling } from './enrol.ts';
import { keysFile } from './keys-file.ts';
import { readLocal, writeLocal } from './local-settings.ts';
import type { TextSeal } from './text-seal.ts';
import type { WorkstationPorts } from './workstation-ports.ts';

/**
 * Gives a workstation whose key was revoked, or that has none, a new one by a new code; its pending work stays and is
 * offered again. Refused where the folder's key still counts, and by a server of another company.
 */
export async function enrolAgain(
  data: DataFolder,
  ports: WorkstationPorts,
  enrolling: Enrolling,
): Promise<Result<null>> {
  const replica = openFolderDatabase(data, ports);
  if (!replica.ok) return replica;
  const { db } = replica.value;
  try {
    const keys = keysFile(data);
    const isWithoutKey = keys.read().server === null || readLocal(db, 'reEnrol') === 'revoked';
    if (readMeta(db).authority || !isWithoutKey) {
      return refused('folder.already-a-workstation', { folder: data.folder });
    }
    const { server, code, machineName = hostname() } = enrolling;
    const transport = ports.connect(server);
    const answer = await transport.enrol({ code, machineName });
    if (answer.kind !== 'answer') return { ok: false, refusal: answer.refusal };
    const {
      key,
      epoch,
      workstation,
      incarnation,
      code: letters,
      labels,
      companyName,
      witness,
    } = answer.value;
    const { cursor, hash } = readMeta(db);
    const place = { epoch, incarnation, code: letters, cursor, hash, labels: labelsText(new Set(labels)) };
    const page = await transport.pull(key, { ...place, schema: replica.value.schemaVersion, limit: 1 });
    if (page.kind !== 'answer') return { ok: false, refusal: page.refusal };
    if (page.value.kind === 'restored' || page.value.kind === 'retry')
      return refused('move.other-company', { server });
    restamp(replica.value, { workstation, incarnation, code: letters }, witness);
    keys.update((all) => ({ ...all, server: { url: server, key } }));
    writeLocal(db, 'company', companyName);
    writeLocal(db, 'folderMark', folderMark(data, ports.machine));
    writeLocal(db, 'reEnrol', null);
    return ok(null);
  } finally {
    db.sqlite.close();
  }
}

/** The folder, if it is a finished workstation already. */
export function finishedFolder(path: string, seal: TextSeal | null): DataFolder | null {
  const data = findFolder(path, seal);
  return data.ok ? data.value : null;
}
