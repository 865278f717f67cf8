import { inTransaction } from '../../src/core/platform/database.ts';
import { DatabaseFromTheFuture } from '../../src/core/platform/migrator.ts';
import type { Replica } from '../../src/core/platform/replica.ts';
import { readMeta, writeMeta } from '../../src/core/platform/replica-meta.ts';
import { type LocalResult, runLocally } from '../../src/core/sync/local-run.ts';
import { parsedPage } from '../../src/core/sync/page-text.ts';
import { nextRequest, requestAhead } from '../../src/core/sync/sync-request.ts';
import type {
  SyncLimits,
  SyncReply,
  SyncRequest,
  SyncState,
  SyncStep,
} from '../../src/core/sync/sync-state.ts';
import { startSync, takeReply, wantBootstrap } from '../../src/core/sync/sync-step.ts';
import { openUpgraded } from '../../src/core/sync/upgrade.ts';
import { keepWitness } from '../../src/core/sync/witness.ts';
import { type CrashableDb, crashableDatabase, openImage } from './crashable-database.ts';
import type { SimCompany, SimVersion } from './sim-company.ts';
import type { Enrolled, WireReply } from './sim-server.ts';

/** A disk image with what the person at it remembers. */
export interface WorkstationImage {
  readonly image: Buffer;
  readonly version: SimVersion;
  readonly unresolved: ReadonlySet<string>;
  readonly keepsDamage: boolean;
}

/** A machine with its disk and the people who work at it. It only ever talks JSON. */
export class SimWorkstation {
  db: CrashableDb;
  replica: Replica;
  state: SyncState = startSync();
  /** Who sits at it now. */
  person: string;
  isOffline = false;
  /** Milliseconds its clock is off. */
  skew = 0;
  version: SimVersion;
  /** Ids acknowledged to a person here and not settled yet. */
  unresolved: Set<string>;
  /** Whether a page that was damaged on the way lies in its inbox: copies and backups of the disk hold it too. */
  keepsDamage: boolean;
  readonly grants = new Map<string, string>();
  readonly node: string;
  readonly owner: string;
  readonly limits: SyncLimits;
  readonly company: SimCompany;

  constructor(company: SimCompany, node: string, owner: string, limits: SyncLimits, from: WorkstationImage) {
    this.company = company;
    this.node = node;
    this.owner = owner;
    this.person = owner;
    this.limits = limits;
    this.version = from.version;
    this.unresolved = new Set(from.unresolved);
    this.keepsDamage = from.keepsDamage;
    this.db = crashableDatabase(from.image);
    this.replica = this.open();
  }

  static install(
    company: SimCompany,
    node: string,
    owner: string,
    limits: SyncLimits,
    { witness, ...enrolment }: Enrolled,
    epoch: string,
  ) {
    const image = company.emptyImages.old;
    const blank = { image, version: 'old', unresolved: new Set<string>(), keepsDamage: false } as const;
    const workstation = new SimWorkstation(company, node, owner, limits, blank);
    const { db } = workstation.replica;
    inTransaction(db, () => {
      writeMeta(db, { ...enrolment, epoch, labels: new Set(), authority: false });
      keepWitness(db, witness);
    });
    workstation.state = wantBootstrap();
    return workstation;
  }

  get id(): string {
    return readMeta(this.replica.db).workstation;
  }

  run(id: string, command: string, input: unknown, now: number, version?: number): LocalResult {
    const call = {
      id,
      command,
      person: this.person,
      grant: this.grants.get(this.person) ?? null,
      now,
      input,
    };
    return runLocally(this.replica, version === undefined ? call : { ...call, version });
  }

  request(): string {
    return JSON.stringify(nextRequest(this.replica, this.state, this.limits));
  }

  /** What it may ask before it has taken in that reply. */
  requestAhead(requestText: string, reply: WireReply): string | null {
    if (reply.image || this.state.phase !== 'exchange') return null;
    const request = JSON.parse(requestText) as SyncRequest;
    const turn = request.kind === 'push' ? 'pull' : 'push';
    const ahead = requestAhead(this.replica, turn, request, parsedPage(reply.text) as SyncReply, this.limits);
    return ahead && JSON.stringify(ahead);
  }

  take(requestText: string, reply: WireReply): SyncStep {
    const parsed = parsedPage(reply.text) as SyncReply;
    const whole = reply.image ? this.withSnapshot(parsed, reply.image) : parsed;
    const request = JSON.parse(requestText) as SyncRequest;
    const step = takeReply(this.replica, this.state, request, whole, this.limits);
    this.state = step.state;
    return step;
  }

  image(): WorkstationImage {
    const { version, unresolved, keepsDamage } = this;
    return { image: this.db.survivingImage(), version, unresolved: new Set(unresolved), keepsDamage };
  }

  /** The process ends and starts again with what is on the disk, perhaps with a newer program. */
  restart(version: SimVersion = this.version): void {
    const image = this.db.survivingImage();
    this.version = version;
    this.db = crashableDatabase(image);
    this.replica = this.open();
    this.state = startSync();
  }

  private open(): Replica {
    return openUpgraded(this.db, this.company.cores[this.version], { capture: true }).replica;
  }

  private withSnapshot(reply: SyncReply, image: Buffer): SyncReply {
    try {
      const { replica } = openUpgraded(openImage(image), this.company.cores[this.version]);
      return { ...reply, snapshot: replica } as SyncReply;
    } catch (error) {
      if (error instanceof DatabaseFromTheFuture) return { kind: 'upgrade-needed', schema: error.found };
      throw error;
    }
  }
}
