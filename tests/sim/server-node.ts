import { inTransaction } from '../../src/core/platform/database.ts';
import type { Replica } from '../../src/core/platform/replica.ts';
import { writeMeta } from '../../src/core/platform/replica-meta.ts';
import { type Authority, type AuthorityPorts, catchUp } from '../../src/core/sync/authority.ts';
import { embeddedLog } from '../../src/core/sync/embedded-log.ts';
import { openUpgraded } from '../../src/core/sync/upgrade.ts';
import { type CrashableDb, crashableDatabase } from './crashable-database.ts';
import { type MemoryLog, type NodeView, nodeLog } from './memory-log.ts';
import type { SimCompany, SimVersion } from './sim-company.ts';

/** One process of the server: state of its own, and a log in it or shared with another node. */
export interface ServerNode {
  readonly db: CrashableDb;
  readonly replica: Replica;
  readonly authority: Authority;
  readonly view: NodeView;
}

export function startNode(
  { cores }: SimCompany,
  image: Buffer,
  version: SimVersion,
  log: MemoryLog | null,
  ports: AuthorityPorts,
): ServerNode {
  const db = crashableDatabase(image);
  const { replica } = openUpgraded(db, cores[version], { capture: true });
  const view: NodeView = { staleAt: null, afterAppend: null };
  const store = log ? nodeLog(log, replica.schema, view) : embeddedLog(replica);
  return { db, replica, view, authority: { replica, log: store, ports } };
}

export function catchUpNode(node: ServerNode): void {
  inTransaction(node.replica.db, () => catchUp(node.authority));
}

export function setEpoch(node: ServerNode, epoch: string): void {
  inTransaction(node.replica.db, () => writeMeta(node.replica.db, { epoch }));
}
