import type { CoreDefinition } from '../core/platform/core-definition.ts';
import { openDatabase } from '../core/platform/database.ts';
import { openReplica, type Replica } from '../core/platform/replica.ts';
import { labelsText, readMeta, writeMeta } from '../core/platform/replica-meta.ts';
import { type Authority, push } from '../core/sync/authority.ts';
import { embeddedLog } from '../core/sync/embedded-log.ts';
import { applyPage } from '../core/sync/page-apply.ts';
import { storeVerdict, undecidedPending } from '../core/sync/pending-store.ts';
import { pull } from '../core/sync/pull.ts';
import { buildSnapshot } from '../core/sync/snapshot.ts';

/** Nothing leaves this process: what would be sealed on its way needs no seal. */
const UNSEALED = { seal: (text: string) => text, unseal: (sealed: string) => sealed };

/** More than a laptop makes in a morning. */
const MOST = 1_000;

export interface Laptop {
  /** Works offline. */
  readonly replica: Replica;
  /** Tells the office what was done on it, and hears what became of that. */
  readonly comeBack: () => void;
}

/** A second workstation in memory that was out of the office, by the same code a workstation and a server meet by. */
export function laptopOf(
  office: Replica,
  core: CoreDefinition,
  enrolled: { readonly workstationId: string; readonly code: string; readonly incarnation: number },
): Laptop {
  const { workstationId: workstation, code, incarnation } = enrolled;
  const replica = openReplica(openDatabase(':memory:'), core, { capture: false });
  buildSnapshot(office, replica, office.core.people.workstationLabels(office.db, workstation), UNSEALED, 0);
  writeMeta(replica.db, { workstation, code, incarnation, counter: 0, authority: false });
  const authority = authorityOf(office);
  return {
    replica,
    comeBack() {
      send(replica, authority);
      hear(replica, authority);
    },
  };
}

function authorityOf(replica: Replica): Authority {
  const ports = {
    grantProblem: () => null,
    clampNow: (now: number) => now,
    alarm(id: string, command: string, bug: unknown) {
      throw new Error(`${command} ${id} threw`, { cause: bug });
    },
  };
  return { replica, log: embeddedLog(replica), ports };
}

function send({ db }: Replica, authority: Authority): void {
  const { epoch, workstation, incarnation } = readMeta(db);
  const pending = undecidedPending(db, 0, MOST);
  const items = pending.map(({ id, counter, body }) => ({ id, workstation, incarnation, counter, body }));
  const reply = push(authority, { epoch, workstation, incarnation, items });
  if (reply.kind !== 'verdicts') throw new Error(`the laptop was answered ${reply.kind}`);
  for (const verdict of reply.verdicts) {
    const own = pending.find(({ id }) => id === verdict.id);
    if (own) storeVerdict(db, own.id, own.contentHash, verdict);
  }
}

function hear(replica: Replica, authority: Authority): void {
  const { epoch, workstation, incarnation, code, cursor, hash, labels } = readMeta(replica.db);
  const seen = labelsText(labels ?? new Set());
  const asked = { epoch, workstation, incarnation, code, cursor, hash, labels: seen };
  const reply = pull(authority, UNSEALED, { ...asked, schema: replica.schemaVersion, limit: MOST });
  if (reply.kind !== 'page') throw new Error(`the laptop was answered ${reply.kind}`);
  const outcome = applyPage(replica, reply);
  if (outcome.kind !== 'applied') throw new Error(`what the laptop heard was ${outcome.kind}`);
}
