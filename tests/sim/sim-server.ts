import { attachReplica } from '../../src/core/platform/replica.ts';
import { readMeta } from '../../src/core/platform/replica-meta.ts';
import { push } from '../../src/core/sync/authority.ts';
import type { Enrolment } from '../../src/core/sync/bootstrap.ts';
import { bootstrapVerdicts } from '../../src/core/sync/bootstrap-verdicts.ts';
import type { Entry } from '../../src/core/sync/entry.ts';
import { headOf, readEntries } from '../../src/core/sync/entry-store.ts';
import { type HealingReport, heal, takeWitnessed } from '../../src/core/sync/healing.ts';
import { runLocally } from '../../src/core/sync/local-run.ts';
import { entryText, pageText } from '../../src/core/sync/page-text.ts';
import type { BootstrapRequest, PushRequest } from '../../src/core/sync/protocol.ts';
import { pull } from '../../src/core/sync/pull.ts';
import type { Sealer } from '../../src/core/sync/sealer.ts';
import { buildSnapshot, isOfThisHistory, type SnapshotHead } from '../../src/core/sync/snapshot.ts';
import type { SyncRequest } from '../../src/core/sync/sync-state.ts';
import { witnessOf } from '../../src/core/sync/witness.ts';
import { refusal } from '../../src/shared/kernel/refusal.ts';
import { bodyOf } from '../../src/shared/sync/change-set.ts';
import type { Witness } from '../../src/shared/sync/wire-schemas.ts';
import { openImage, SimulatedCrash } from './crashable-database.ts';
import { MemoryLog } from './memory-log.ts';
import type { Chance } from './prng.ts';
import { catchUpNode, type ServerNode, setEpoch, startNode } from './server-node.ts';
import { type Call, FIRST_EPOCH, type SimCompany, type SimVersion } from './sim-company.ts';
import type { Story } from './story.ts';

/** What crosses the wire back: JSON, and the file of a snapshot beside it. */
export interface WireReply {
  readonly text: string;
  readonly image?: Buffer;
  readonly isDamaged?: boolean;
}

interface Backup {
  readonly length: number;
  readonly images: readonly Buffer[];
}

interface Healing {
  readonly head: number;
  readonly waiting: Set<string>;
  readonly reports: HealingReport[];
}

interface CachedSnapshot {
  readonly image: Buffer;
  readonly head: SnapshotHead;
}

/** An identity, and what its workstation keeps so that a restored server can know it again. */
export type Enrolled = Enrolment & { readonly witness: Witness };

const SEAL = 'sealed:';

const sealer: Sealer = {
  seal: (text) => SEAL + Buffer.from(text).toString('base64url'),
  unseal: (sealed) =>
    sealed.startsWith(SEAL) ? Buffer.from(sealed.slice(SEAL.length), 'base64url').toString() : null,
};

/** The server as its clients see it: one node with its log inside, or two nodes over a shared log. */
export class SimServer {
  epoch = FIRST_EPOCH;
  version: SimVersion = 'old';
  leader = 0;
  nodes: ServerNode[];
  healing: Healing | null = null;
  readonly revoked = new Set<string>();
  /** Ids once accepted: a revocation afterwards does not touch them. */
  readonly wasAccepted = new Set<string>();
  /** Set by faults: the next push dies at this statement, or right after its append. */
  crashAt: number | null = null;
  crashAfterAppend = false;
  now = () => 0;
  private readonly company: SimCompany;
  private readonly log: MemoryLog | null;
  private backup: Backup | null = null;
  private readonly snapshots = new Map<string, CachedSnapshot>();
  private readonly chance: Chance;
  private readonly story: Story;
  private made = 0;

  constructor(company: SimCompany, chance: Chance, story: Story, isShared: boolean) {
    this.company = company;
    this.chance = chance;
    this.story = story;
    this.log = isShared ? new MemoryLog() : null;
    const first = this.start(company.foundedImage);
    if (this.log) this.log.append(0, this.entriesOf(first, 0));
    this.nodes = isShared ? [first, this.start(company.foundedImage)] : [first];
  }

  get isShared(): boolean {
    return this.log !== null;
  }

  get leading(): ServerNode {
    return this.nodes[this.leader] as ServerNode;
  }

  private get schema(): number {
    return this.company.cores[this.version].migrations.length;
  }

  head(): { readonly seq: number; readonly hash: string } {
    if (this.log) return { seq: this.log.length, hash: this.log.hashAt(this.log.length) };
    return headOf(this.leading.replica.db);
  }

  /** History after a sequence number, as the log itself has it. */
  entriesAfter(seq: number): readonly Entry[] {
    if (this.log) return this.log.read(this.leading.replica.schema, seq, this.log.length);
    return this.entriesOf(this.leading, seq);
  }

  labelsOf(workstation: string): ReadonlySet<string> {
    if (this.log) catchUpNode(this.leading);
    return this.company.cores[this.version].people.workstationLabels(this.leading.replica.db, workstation);
  }

  /** Null where no answer leaves the server: it died, or asked to be left alone. */
  answer(request: SyncRequest): WireReply | null {
    const node = this.chance.flip(0.25) ? this.chance.pick(this.nodes) : this.leading;
    if (this.healing) return this.answerHealing(request, this.healing);
    if (this.isStranger(request)) return json({ kind: 'unknown' });
    switch (request.kind) {
      case 'push':
        return this.answerPush(node, request.request);
      case 'pull': {
        const reply = pull(node.authority, sealer, request.request);
        if (reply.kind !== 'page') return json(reply);
        const { entries, ...head } = reply;
        return { text: pageText(head, entries.map(entryText)) };
      }
      case 'heal':
        return this.answerLateReport(request.epoch, request.report);
      case 're-enrol': {
        const enrolled = this.enrol(request.workstation, '');
        return enrolled && json({ kind: 'enrolled', ...enrolled });
      }
      case 'bootstrap':
        return this.answerBootstrap(request.request);
    }
  }

  /** Null where it was refused. */
  enrol(machine: string, person: string): Enrolled | null {
    const incarnation = 1000 + this.chance.int(2 ** 40);
    if (this.log) catchUpNode(this.leading);
    const { replica } = this.leading;
    const id = this.run(this.company.enrol(replica.db, machine, person, incarnation));
    const enrolment = this.company.enrolled(replica.db, incarnation);
    return enrolment && { ...enrolment, witness: witnessOf(replica, sealer, id) };
  }

  /** A command of the server's own; answers its id. */
  run({ command, input }: Call): string {
    this.made++;
    const id = `server-${this.made}-${this.chance.int(2 ** 30)}`;
    const now = this.now();
    const person = this.company.serverHand;
    if (!this.log) {
      const call = { id, command, person, grant: null, now, input };
      const result = runLocally(this.leading.replica, call);
      this.story.tell(
        `server runs ${command} ${JSON.stringify(input)}: ${result.ok ? id : result.refusal.code}`,
      );
      return id;
    }
    const content = { command, version: 1, person, grant: null, now, input, numbers: {}, code: 'S' };
    const body = bodyOf({ ...content, dependencies: [], seen: [], schema: this.schema });
    const incarnation = 1000 + this.chance.int(2 ** 40);
    const item = { id, workstation: 'server', incarnation, counter: 1, body };
    push(this.leading.authority, { epoch: this.epoch, workstation: 'server', incarnation, items: [item] });
    this.story.tell(`server runs ${command} ${JSON.stringify(input)}: ${id}`);
    return id;
  }

  upgrade(): void {
    this.version = 'new';
    this.snapshots.clear();
    this.nodes = this.nodes.map((node) => this.start(node.db.survivingImage()));
    this.story.tell('server is upgraded');
  }

  takeBackup(): void {
    const images = this.nodes.map((node) => node.db.survivingImage());
    this.backup = { length: this.head().seq, images };
    this.story.tell(`backup of the server at ${this.backup.length}`);
  }

  /** Goes back to the last backup. With `isNoticed` the operator renews the epoch and the fleet is asked to report. */
  restore(known: readonly string[], isNoticed: boolean): boolean {
    const { backup } = this;
    if (!backup || this.healing || backup.length === this.head().seq) return false;
    this.story.tell(`SERVER RESTORED from its backup at ${backup.length}, head was ${this.head().seq}`);
    this.log?.truncate(backup.length);
    this.leader = 0;
    this.nodes = backup.images.map((image) => this.start(image));
    this.snapshots.clear();
    this.epoch = readMeta(this.leading.replica.db).epoch;
    if (!isNoticed) return true;
    this.epoch = `epoch-${this.made}-${this.chance.int(2 ** 30)}`;
    for (const node of this.nodes) setEpoch(node, this.epoch);
    this.healing = { head: backup.length, waiting: new Set(known), reports: [] };
    return true;
  }

  /** All have reported, or a manager says so. */
  endHealing(): void {
    if (!this.healing) return;
    const { reports } = this.healing;
    this.healing = null;
    const result = heal(this.leading.authority, sealer, reports);
    for (const id of result.failed) {
      this.story.count('healing could not accept again');
      this.story.tell(`server could not accept ${id} again`);
    }
    this.story.tell(`server healed: ${result.byData} by data, ${result.runAgain} run again`);
    if (result.byData > 0) this.story.count('healed by data');
    if (result.runAgain > 0) this.story.count('healed by running again');
  }

  /** The leader keeps answering from an old copy of the log while another takes over. */
  loseLease(): boolean {
    if (!this.log || this.nodes.some((node) => node.view.staleAt !== null)) return false;
    this.leading.view.staleAt = this.log.length;
    this.failOver();
    return true;
  }

  regainSight(): void {
    for (const node of this.nodes) node.view.staleAt = null;
  }

  failOver(): void {
    this.leader = (this.leader + 1) % this.nodes.length;
  }

  private answerPush(node: ServerNode, request: PushRequest): WireReply | null {
    if (this.crashAt !== null) node.db.arm(this.crashAt);
    if (this.crashAfterAppend) node.view.afterAppend = () => node.db.arm(this.chance.int(2));
    this.crashAt = null;
    this.crashAfterAppend = false;
    let reply: WireReply | null = null;
    try {
      reply = json(push(node.authority, request));
    } catch (error) {
      if (!(error instanceof SimulatedCrash)) throw error;
    }
    node.db.disarm();
    node.view.afterAppend = null;
    if (node.db.isDead) this.restart(node);
    return reply;
  }

  private answerHealing(request: SyncRequest, healing: Healing): WireReply {
    if (request.kind !== 'heal' || request.epoch !== this.epoch)
      return json({ kind: 'healing', epoch: this.epoch, head: healing.head });
    healing.reports.push(request.report);
    healing.waiting.delete(request.report.workstation);
    if (healing.waiting.size > 0) return json({ kind: 'waiting' });
    this.endHealing();
    return json({ kind: 'open' });
  }

  private answerLateReport(epoch: string, { workstation, witnessed }: HealingReport): WireReply {
    if (epoch !== this.epoch) return json({ kind: 'epoch', epoch: this.epoch });
    const { runAgain, failed } = takeWitnessed(this.seeing.authority, sealer, witnessed);
    if (runAgain > 0) this.story.count('healed late');
    this.story.tell(`server takes ${runAgain} late of ${workstation}, ${failed.length} of them in vain`);
    return json({ kind: 'open' });
  }

  /** True: history knows nothing of that incarnation, or knows it by other letters. */
  private isStranger(request: SyncRequest): boolean {
    if (request.kind === 'heal' || request.kind === 're-enrol') return false;
    const { epoch, incarnation } = request.request;
    if (epoch !== this.epoch) return false;
    const known = () => this.company.enrolled(this.seeing.replica.db, incarnation);
    let enrolment = known();
    if (!enrolment && this.log) {
      catchUpNode(this.seeing);
      enrolment = known();
    }
    return !enrolment || (request.kind === 'pull' && request.request.code !== enrolment.code);
  }

  /** A node whose log is not an old copy. */
  private get seeing(): ServerNode {
    return this.nodes.find((node) => node.view.staleAt === null) ?? this.leading;
  }

  private answerBootstrap(request: BootstrapRequest): WireReply {
    if (this.log) catchUpNode(this.leading);
    const { replica } = this.leading;
    if (request.epoch !== this.epoch) return json({ kind: 'epoch', epoch: this.epoch });
    if (request.schema < this.schema) return json({ kind: 'upgrade-needed', schema: this.schema });
    const labels = this.labelsOf(request.workstation);
    const wanted = [...labels].sort().join();
    const cached = this.snapshots.get(wanted);
    const isUsable = cached && cached.head.seq >= request.notBefore && isOfThisHistory(replica, cached.head);
    const snapshot = isUsable && this.chance.flip(0.5) ? cached : this.snapshotFor(labels);
    this.snapshots.set(wanted, snapshot);
    return { ...json({ kind: 'snapshot', ...bootstrapVerdicts(replica, request) }), image: snapshot.image };
  }

  private snapshotFor(labels: ReadonlySet<string>): CachedSnapshot {
    const { replica } = this.leading;
    const db = openImage(this.company.emptyImages[this.version]);
    const target = attachReplica(db, this.company.cores[this.version], { capture: true });
    const head = buildSnapshot(replica, target, labels, sealer, 0);
    const image = db.sqlite.serialize();
    return { image, head };
  }

  private restart(node: ServerNode): void {
    const index = this.nodes.indexOf(node);
    this.nodes[index] = this.start(node.db.survivingImage());
    if (index === this.leader) this.failOver();
    this.story.tell(`server node ${index} dies and starts again`);
  }

  private start(image: Buffer): ServerNode {
    return startNode(this.company, image, this.version, this.log, {
      grantProblem: ({ grant }) =>
        grant !== null && this.revoked.has(grant) ? refusal('grant.revoked', { grant }) : null,
      clampNow: (now) => Math.min(now, this.now() + 600_000),
      alarm: (id, command, bug) => {
        this.story.count(`alarm ${command}`);
        if (command !== this.company.knownBug && !(bug instanceof SimulatedCrash))
          this.story.violate(`${command} ${id} breaks on the server: ${bug}`);
      },
    });
  }

  private entriesOf(node: ServerNode, after: number): Entry[] {
    return readEntries(node.replica.db, node.replica.schema, after, 100_000) as Entry[];
  }
}

function json(value: unknown): WireReply {
  return { text: JSON.stringify(value) };
}
