import { storedDigest } from '../core/platform/digest-store.ts';
import type { Replica } from '../core/platform/replica.ts';
import { readMeta } from '../core/platform/replica-meta.ts';
import type { SignedIn, WorkstationStatus } from '../shared/sync/workstation-views.ts';
import { countAttention } from './attention.ts';
import type { DataFolder } from './data-folder.ts';
import type { Keys } from './keys-file.ts';
import { readLocal } from './local-settings.ts';

export function readStatus(
  replica: Replica,
  data: DataFolder,
  keys: Keys,
  person: SignedIn | null,
  leader: WorkstationStatus['leader'],
): Omit<WorkstationStatus, 'storage'> {
  const { db } = replica;
  const { workstation, code, labels, authority, epoch, cursor } = readMeta(db);
  const outbox = db
    .q(
      'SELECT count(*) AS pending, count(*) - count(verdict) AS undecided, count(blocked) AS blocked FROM pending',
    )
    .get() as { pending: number; undecided: number; blocked: number };
  return {
    folder: data.folder,
    company: readLocal(db, 'company'),
    person,
    cutSession: person ? null : cutSession(replica, keys),
    workstation,
    code,
    labels: labels ? [...labels].sort() : null,
    authority,
    server: keys.server?.url ?? null,
    schema: replica.schemaVersion,
    epoch,
    cursor,
    head: Math.max(cursor, readLocal(db, 'head') ?? 0),
    ...outbox,
    backup: { takenAt: readLocal(db, 'backupTaken'), problem: readLocal(db, 'backupProblem') },
    files: replica.core.files?.waiting(db) ?? { toSend: 0, toFetch: 0 },
    attention: countAttention(replica),
    offline: readLocal(db, 'offline') ?? false,
    leader,
    mode: leader === 'none' ? 'idle' : (readLocal(db, 'mode') ?? 'idle'),
    lastSync: readLocal(db, 'lastSync'),
    lastError: readLocal(db, 'lastError'),
    reEnrol: readLocal(db, 'reEnrol'),
    digests: storedDigest(db).byLabel(),
  };
}

function cutSession({ db }: Replica, { current, people }: Keys): WorkstationStatus['cutSession'] {
  // Still signed in by the keys, and yet nobody works here: the company deactivated them.
  const gone = people.find(({ person, signedIn }) => person === current && signedIn);
  return gone ? { name: gone.name, at: null } : readLocal(db, 'cutSession');
}
