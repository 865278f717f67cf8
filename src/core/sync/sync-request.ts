import type { Replica } from '../platform/replica.ts';
import { labelsText, readMeta } from '../platform/replica-meta.ts';
import { oldestKept } from './entry-store.ts';
import { reportForHealing } from './healing.ts';
import { receivedTo } from './inbox-store.ts';
import { pendingIds, undecidedPending } from './pending-store.ts';
import type { SyncLimits, SyncRequest, SyncState } from './sync-state.ts';

/**
 * What to ask the server next. Push and pull take turns, so that a full outbox never stops pulls. A report for healing
 * also freezes this replica: from then on replies of the old epoch are ignored.
 */
export function nextRequest(replica: Replica, state: SyncState, limits: SyncLimits): SyncRequest {
  const { workstation, incarnation, epoch, cursor } = readMeta(replica.db);
  switch (state.phase) {
    case 'exchange':
      return (state.turn === 'push' && pushRequest(replica, limits)) || pullRequest(replica, limits);
    case 'report':
      return {
        kind: 'heal',
        epoch: state.epoch,
        report: reportForHealing(replica, state.head, state.epoch),
      };
    case 're-enrol':
      return { kind: 're-enrol', workstation, incarnation };
    case 'bootstrap': {
      const request = {
        workstation,
        epoch,
        incarnation,
        cursor,
        progressOf: state.enrolment?.incarnation ?? incarnation,
        schema: replica.schemaVersion,
        notBefore: state.reason === 'restored' ? 0 : cursor,
        pending: pendingIds(replica.db),
        keptFrom: oldestKept(replica.db),
      };
      return { kind: 'bootstrap', request };
    }
  }
}

function pushRequest(replica: Replica, limits: SyncLimits): SyncRequest | null {
  const { workstation, epoch } = readMeta(replica.db);
  const undecided = undecidedPending(replica.db, replica.schema, 0, limits.pushItems);
  const first = undecided[0];
  if (!first) return null;
  let chars = 0;
  const fitting = undecided.filter((item, i) => {
    chars += JSON.stringify(item.body).length;
    return i === 0 || chars <= limits.pushChars;
  });
  const items = fitting.map(({ id, incarnation, counter, body }) => ({
    id,
    workstation,
    incarnation,
    counter,
    body,
  }));
  return { kind: 'push', request: { epoch, workstation, incarnation: first.incarnation, items } };
}

function pullRequest(replica: Replica, limits: SyncLimits): SyncRequest {
  const { workstation, incarnation, epoch, labels } = readMeta(replica.db);
  return {
    kind: 'pull',
    request: {
      epoch,
      workstation,
      incarnation,
      ...receivedTo(replica),
      labels: labelsText(labels ?? new Set()),
      schema: replica.schemaVersion,
      limit: limits.pullEntries,
    },
  };
}
