import { contentOf } from '../../shared/sync/change-set.ts';
import type { UnsettledRecords } from '../../shared/sync/workstation-views.ts';
import type { Replica } from '../platform/replica.ts';
import { openAttention } from './attention-store.ts';
import { waitingOfDocument } from './pending-store.ts';

/** Those of the records of which something is not on the server yet, or was refused (or will be) and waits for a person. */
export function unsettledRecords(replica: Replica, records: readonly string[]): UnsettledRecords {
  const { db } = replica;
  // A refused command left nothing behind: what it was about is what its input names.
  const inputs = openAttention(db)
    .filter(({ kind }) => kind === 'refused')
    .map(({ body }) => JSON.stringify(contentOf(body).input));
  const found = records.map((record) => {
    const waits = waitingOfDocument(db, record);
    const isRefused = waits === 'blocked' || inputs.some((input) => input.includes(JSON.stringify(record)));
    return { record, state: isRefused ? 'refused' : waits };
  });
  const those = (state: string) => found.filter((one) => one.state === state).map(({ record }) => record);
  return { waiting: those('waiting'), refused: those('refused') };
}
