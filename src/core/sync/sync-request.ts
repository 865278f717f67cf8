import type { Replica } from '../platform/replica.ts';
import { labelsText, readMeta } from '../platform/replica-meta.ts';
import { bodyText } from './canonical-text.ts';
import { oldestKept } from './entry-store.ts';
import { lateReport, reportForHealing } from './healing.ts';
import { receivedTo } from './inbox-store.ts';
import { ordOf, pendingIds, undecidedPending } from './pending-store.ts';
import type { SyncLimits, SyncReply, SyncRequest, SyncState } from './sync-state.ts';

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
    case 'witness':
      return { kind: 'heal', epoch, report: lateReport(replica) };
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

/**
 * What will be asked once `reply` is taken in, if it is taken in as it stands: so that the server works while this side
 * does. Null where only the state after it tells. Should it turn out otherwise, the answer is one that came late, and
 * changes nothing; a push that was not needed is answered from the log.
 */
export function requestAhead(
  replica: Replica,
  turn: 'push' | 'pull',
  request: SyncRequest,
  reply: SyncReply,
  limits: SyncLimits,
): SyncRequest | null {
  if (!('epoch' in reply) || reply.epoch !== readMeta(replica.db).epoch) return null;
  if (request.kind === 'push' && reply.kind === 'verdicts' && reply.stop === null) {
    const behind = ordOf(replica.db, request.request.items.at(-1)?.id ?? '');
    return (turn === 'push' && pushRequest(replica, limits, behind)) || pullRequest(replica, limits);
  }
  if (request.kind === 'pull' && reply.kind === 'page') {
    const push = turn === 'push' ? pushRequest(replica, limits) : null;
    return (
      push ??
      (reply.to < reply.head ? pullRequest(replica, limits, { cursor: reply.to, hash: reply.hash }) : null)
    );
  }
  return null;
}

function pushRequest(replica: Replica, limits: SyncLimits, behind = 0): SyncRequest | null {
  const { workstation, epoch } = readMeta(replica.db);
  const undecided = undecidedPending(replica.db, behind, limits.pushItems);
  const first = undecided[0];
  if (!first) return null;
  let chars = 0;
  const fitting = undecided.filter((item, i) => {
    chars += bodyText(item.body).length;
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

function pullRequest(
  replica: Replica,
  limits: SyncLimits,
  behind?: { readonly cursor: number; readonly hash: string },
): SyncRequest {
  const meta = readMeta(replica.db);
  const { workstation, incarnation, code, epoch, labels } = meta;
  const from = behind ?? receivedTo(replica, meta);
  return {
    kind: 'pull',
    request: {
      epoch,
      workstation,
      incarnation,
      code,
      cursor: from.cursor,
      hash: from.hash,
      labels: labelsText(labels ?? new Set()),
      schema: replica.schemaVersion,
      limit: limits.pullEntries,
    },
  };
}
