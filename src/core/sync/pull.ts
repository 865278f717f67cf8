import { inTransaction } from '../platform/database.ts';
import { storedDigest } from '../platform/digest-store.ts';
import { visibleEffects } from '../platform/effect.ts';
import type { Replica } from '../platform/replica.ts';
import { labelsText, readMeta } from '../platform/replica-meta.ts';
import { type Authority, catchUp } from './authority.ts';
import { type BareEntry, type Entry, hiddenHashesOf, type LogEntry, linkOf } from './entry.ts';
import { hashAt, headOf, readEntries } from './entry-store.ts';
import { encodeEntry } from './entry-wire.ts';
import type { PullReply, PullRequest } from './protocol.ts';
import type { Sealer } from './sealer.ts';

/** For whom a copy of history is made. */
export interface Recipient {
  /** Null for a snapshot, which is nobody's in particular. */
  readonly workstation: string | null;
  readonly labels: ReadonlySet<string>;
}

/** Entries after the workstation's cursor, filtered by its current scope (protocol.md, "Pull"). */
export function pull(authority: Authority, sealer: Sealer, request: PullRequest): PullReply {
  const { replica } = authority;
  if (!authority.log.embedded) inTransaction(replica.db, () => catchUp(authority));
  const meta = readMeta(replica.db);
  if (request.epoch !== meta.epoch) return { kind: 'epoch', epoch: meta.epoch };
  if (request.schema < replica.schemaVersion)
    return { kind: 'upgrade-needed', schema: replica.schemaVersion };
  const head = headOf(replica.db);
  if (request.cursor > head.seq) {
    const isBehind = request.cursor <= authority.log.head().seq;
    return isBehind ? { kind: 'retry' } : { kind: 'restored', epoch: meta.epoch };
  }
  if (hashAt(replica.db, request.cursor) !== request.hash) return { kind: 'restored', epoch: meta.epoch };
  const labels = replica.core.people.workstationLabels(replica.db, request.workstation);
  if (labelsText(labels) !== request.labels) return { kind: 're-scope' };
  const recipient = { workstation: request.workstation, labels };
  const entries = readEntries(replica.db, replica.schema, request.cursor, request.limit).map((entry) =>
    filterEntry(replica, sealer, entry as Entry, recipient),
  );
  const last = entries.at(-1);
  const to = last?.seq ?? request.cursor;
  return {
    kind: 'page',
    epoch: meta.epoch,
    incarnation: request.incarnation,
    from: request.cursor,
    to,
    hash: last?.hash ?? request.hash,
    entries,
    head: head.seq,
    digests: to === head.seq ? digestsOf(replica, labels) : null,
  };
}

/** The stored digests of those labels. */
export function digestsOf(replica: Replica, labels: ReadonlySet<string>): Record<string, string> {
  const all = Object.entries(storedDigest(replica.db).byLabel());
  return Object.fromEntries(all.filter(([label]) => labels.has(label)));
}

/**
 * An entry as one recipient may hold it. What is hidden stands as hashes, so that the chain stays verifiable; a sealed
 * copy of the whole travels along, so that the fleet can give a restored server everything back.
 */
export function filterEntry(replica: Replica, sealer: Sealer, entry: Entry, recipient: Recipient): LogEntry {
  const own = entry.workstation === recipient.workstation;
  const whole = () => sealer.seal(JSON.stringify(encodeEntry(entry)));
  const bare = (): BareEntry => {
    return { seq: entry.seq, kind: 'bare', link: linkOf(entry), sealed: whole(), hash: entry.hash };
  };
  if (entry.kind !== 'accepted') {
    return own ? entry : bare();
  }
  const effects = visibleEffects(entry.effects, recipient.labels);
  const hiddenHashes = hiddenHashesOf(entry.effects, recipient.labels);
  const hides = Object.keys(hiddenHashes).length > 0;
  if (!own && hides && effects.length === 0) return bare();
  const confidential = replica.commands.get(entry.command)?.declaration.confidentialInput ?? false;
  const withhold = !own && (hides || confidential);
  return {
    ...entry,
    effects,
    hiddenHashes,
    body: withhold ? null : entry.body,
    sealed: withhold || hides ? whole() : null,
  };
}
