import { pendingById } from '../../src/core/sync/pending-store.ts';
import type { Verdict } from '../../src/core/sync/protocol.ts';
import type { SyncLimits, SyncReply, SyncRequest, SyncStep } from '../../src/core/sync/sync-state.ts';
import { makeId } from '../../src/shared/kernel/id.ts';
import { contentOf } from '../../src/shared/sync/change-set.ts';
import type { WireEntry } from '../../src/shared/sync/wire-entry.ts';
import { SimulatedCrash } from './crashable-database.ts';
import type { Deed } from './daily-work.ts';
import { HistoryWitness, type Truth } from './history-witness.ts';
import { type Chance, seededChance } from './prng.ts';
import { BEGIN, type SimCompany } from './sim-company.ts';
import { chooseFaults, type Fault } from './sim-faults.ts';
import { SimServer, type WireReply } from './sim-server.ts';
import { SimWorkstation } from './sim-workstation.ts';
import { Story } from './story.ts';
import { checkBase, checkNothingVanished } from './workstation-checks.ts';

/** Something on its way: a request, or a reply beside the request it answers. */
export interface Message {
  readonly node: string;
  readonly request: string;
  readonly reply: WireReply | null;
}

/** One simulated company: a server, workstations, a network and time, all driven by one seed. */
export class World {
  readonly company: SimCompany;
  readonly story: Story = new Story();
  readonly chance: Chance;
  readonly faults: ReadonlySet<Fault>;
  readonly server: SimServer;
  readonly witness: HistoryWitness;
  readonly truths = new Map<string, Truth>();
  /** What workstations were told by verdicts, durable there. */
  readonly told = new Map<string, Verdict & { readonly epoch: string }>();
  readonly workstations: SimWorkstation[] = [];
  readonly bag: Message[] = [];
  readonly damaged = new Set<string>();
  /** True once all faults are over. */
  isCalm = false;
  restores = 0;
  workstationRestores = 0;
  /** While a server heals: what the fleet holds in one piece and must give back as it was. */
  keptHistory: { readonly seq: number; readonly hash: string } | null = null;
  /** True once a restored server did not get everything back as data: what it had accepted may now be refused. */
  isPartlyHealed = false;
  private clock = BEGIN;

  constructor(company: SimCompany, seed: number, faults: ReadonlySet<Fault> | null = null) {
    this.company = company;
    this.chance = seededChance(seed);
    this.faults = faults ?? chooseFaults(this.chance);
    this.server = new SimServer(company, this.chance, this.story, this.chance.flip(0.5));
    this.server.now = () => this.clock;
    this.witness = new HistoryWitness(company, this.story, this.truths);
  }

  /** The company starts: its first workstations are enrolled and take their first bootstrap. */
  begin(): void {
    const limits = {
      pushItems: 1 + this.chance.int(6),
      pushChars: this.chance.flip(0.2) ? 200 : 1_000_000,
      pullEntries: 1 + this.chance.int(8),
      pendingToKeepPages: this.chance.flip(0.3) ? 3 : 200,
    };
    for (const owner of this.company.owners.slice(0, 2 + this.chance.int(3))) this.enrol(owner, limits);
    this.witness.observe(this.server);
  }

  /** A workstation of that person is enrolled and asks for its first bootstrap. */
  enrol(owner: string, limits: SyncLimits): SimWorkstation {
    const id = `ws-${owner}`;
    const { company, server } = this;
    const enrolled = server.enrol(id, owner);
    if (!enrolled) throw new Error(`${id} cannot be enrolled`);
    const workstation = SimWorkstation.install(company, id, owner, limits, enrolled, server.epoch);
    this.workstations.push(workstation);
    this.exchange(workstation);
    return workstation;
  }

  /** Says whether a fault happens now, and counts it. `happen` does it; false means it could not be done. */
  strikes(fault: Fault, probability: number, happen: () => unknown = () => true): boolean {
    if (this.isCalm || !this.faults.has(fault) || !this.chance.flip(probability)) return false;
    if (happen() === false) return false;
    this.story.count(fault);
    return true;
  }

  tick(): void {
    this.clock += 1 + this.chance.int(60_000);
  }

  byNode(node: string): SimWorkstation | undefined {
    return this.workstations.find((workstation) => workstation.node === node);
  }

  /** Somebody works. */
  act(workstation: SimWorkstation): void {
    const deed = this.company.nextDeed(workstation, this.chance);
    if (deed) this.perform(workstation, deed);
  }

  /** Somebody does this; answers the id of the change set, whether or not it came about. */
  perform(workstation: SimWorkstation, deed: Deed): string {
    const id = makeId(this.clock + workstation.skew, this.chance.bytes(10));
    if (this.strikes('workstation dies', 0.06)) workstation.db.arm(this.chance.int(120));
    try {
      const { command, input, version } = deed;
      const result = workstation.run(id, command, input, this.clock + workstation.skew, version);
      if (result.ok) this.acknowledge(workstation, id, command, deed.item ?? null, result.effects);
      else if (result.bug !== undefined && command !== this.company.knownBug && !workstation.db.isDead)
        this.story.violate(`${command} breaks on ${workstation.node}: ${result.bug}`);
    } catch (error) {
      if (!(error instanceof SimulatedCrash)) throw error;
    }
    this.endOfOperation(workstation);
    return id;
  }

  /** Puts the workstation's next request on the network. */
  send(workstation: SimWorkstation): void {
    if (this.bag.filter((message) => message.node === workstation.node).length > 5) return;
    const text = workstation.request();
    const request = JSON.parse(text) as SyncRequest;
    this.bag.push({ node: workstation.node, request: text, reply: null });
    if (request.kind !== 'push' || request.request.items.length < 2) return;
    if (!this.strikes('part of the outbox sent', 0.3)) return;
    const items = request.request.items.slice(1 + this.chance.int(request.request.items.length - 1));
    const part = JSON.stringify({ kind: 'push', request: { ...request.request, items } });
    this.bag.push({ node: workstation.node, request: part, reply: null });
  }

  /** Asks what comes after a reply before that is taken in, as a workstation in a hurry does. */
  private sendAhead(workstation: SimWorkstation, request: string, reply: WireReply): void {
    const ahead = workstation.requestAhead(request, reply);
    if (ahead === null || !this.strikes('next asked ahead', 0.5)) return;
    this.bag.push({ node: workstation.node, request: ahead, reply: null });
  }

  /** Takes one message out of the network, or a copy of it. */
  deliver(index: number): void {
    const message = this.bag[index];
    if (!message) return;
    const workstation = this.byNode(message.node);
    if (!workstation || (workstation.isOffline && !this.isCalm)) return;
    if (!this.strikes('duplicate a message', 0.1)) this.bag.splice(index, 1);
    if (message.reply) {
      this.sendAhead(workstation, message.request, message.reply);
      this.take(workstation, message.request, message.reply);
      return;
    }
    if (this.strikes('drop a request', 0.1)) return;
    const reply = this.ask(message.request);
    if (!reply || this.strikes('drop a reply', 0.12)) return;
    this.bag.push({ ...message, reply: this.perhapsDamaged(reply) });
  }

  /** Request, answer and reply without a network in between. */
  exchange(workstation: SimWorkstation): SyncStep | null {
    const request = workstation.request();
    const reply = this.ask(request);
    return reply ? this.take(workstation, request, reply) : null;
  }

  take(workstation: SimWorkstation, request: string, reply: WireReply): SyncStep | null {
    if (this.strikes('workstation dies', 0.05)) workstation.db.arm(this.chance.int(300));
    let step: SyncStep | null = null;
    try {
      step = workstation.take(request, reply);
    } catch (error) {
      if (!(error instanceof SimulatedCrash))
        this.story.violate(`${workstation.node} cannot go on: ${error}`);
    }
    if (step) this.noteNews(workstation, request, reply, step);
    const hasDied = this.endOfOperation(workstation);
    if (step?.news.kind === 'upgrade-needed' && this.chance.flip(0.3)) this.upgrade(workstation);
    if (!hasDied && step && (step.news.kind === 'page' || step.news.kind === 'rebased')) {
      const why = `after ${step.news.kind}`;
      if (!this.damaged.has(workstation.node)) checkBase(workstation, this.witness, this.story, why);
    }
    return hasDied ? null : step;
  }

  upgrade(workstation: SimWorkstation): void {
    workstation.restart('new');
    this.story.count('workstation upgraded');
    this.story.tell(`${workstation.node} is upgraded`);
  }

  private ask(requestText: string): WireReply | null {
    if (this.strikes('server dies', 0.03)) this.server.crashAt = this.chance.int(200);
    if (this.server.isShared && this.strikes('server dies after the append', 0.03))
      this.server.crashAfterAppend = true;
    const wasHealing = this.server.healing !== null;
    const reply = this.server.answer(JSON.parse(requestText) as SyncRequest);
    this.witness.observe(this.server);
    if (wasHealing && !this.server.healing) this.checkHealed();
    return reply;
  }

  private checkHealed(): void {
    this.story.count('healed');
    const { keptHistory, witness } = this;
    this.keptHistory = null;
    if (keptHistory && witness.entries[keptHistory.seq - 1]?.hash !== keptHistory.hash)
      this.story.violate(`healing did not give back history as it was up to ${keptHistory.seq}`);
  }

  private noteNews(workstation: SimWorkstation, request: string, reply: WireReply, step: SyncStep): void {
    const { news } = step;
    const { kind } = JSON.parse(request) as SyncRequest;
    const answer = JSON.parse(reply.text) as SyncReply;
    this.story.count(`news ${news.kind}`);
    if (news.kind === 'kept' && reply.isDamaged) workstation.keepsDamage = true;
    if (step.state.phase !== 'exchange') {
      const reason = 'reason' in step.state ? step.state.reason : '';
      this.story.count(`phase ${step.state.phase} ${reason}`);
    }
    const detail = news.kind === 'page' ? `${news.outcome.kind} ${outcomeText(news.outcome)}` : '';
    this.story.tell(
      `${workstation.node} gets ${answer.kind} to its ${kind}: ${news.kind} ${detail}-> ${JSON.stringify(step.state)}`,
    );
    if (news.kind === 'rebased') {
      this.damaged.delete(workstation.node);
      workstation.keepsDamage = false;
    }
    if (news.kind === 'page') this.notePage(workstation, news.outcome, reply);
    if (news.kind === 'verdicts' && answer.kind === 'verdicts')
      for (const verdict of answer.verdicts) this.noteVerdict(verdict, answer.epoch);
  }

  /** A page may only be found damaged if something damaged it or the base. */
  private notePage(
    workstation: SimWorkstation,
    outcome: Extract<SyncStep['news'], { kind: 'page' }>['outcome'],
    reply: WireReply,
  ): void {
    this.story.count(`page ${outcome.kind}`);
    if (outcome.kind === 'applied' && outcome.fellBack) this.story.count('page applied with all taken back');
    const isExplained = reply.isDamaged || this.damaged.has(workstation.node) || workstation.db.isDead;
    if (outcome.kind === 'damaged' && !isExplained && !workstation.keepsDamage)
      this.story.violate(`${workstation.node} cannot apply a page: ${outcome.error}`);
    if (reply.isDamaged) workstation.keepsDamage = true;
    else if (outcome.kind !== 'ignored') workstation.keepsDamage = false;
  }

  private noteVerdict(verdict: Verdict, epoch: string): void {
    const before = this.told.get(verdict.id);
    const isSame = !before || (before.kind === verdict.kind && before.seq === verdict.seq);
    if (!isSame && before.epoch === epoch && this.restores === 0)
      this.story.violate(
        `${verdict.id} was ${before.kind} at ${before.seq}, now ${verdict.kind} at ${verdict.seq}`,
      );
    this.told.set(verdict.id, { ...verdict, epoch });
  }

  private acknowledge(
    workstation: SimWorkstation,
    id: string,
    command: string,
    item: string | null,
    effects: readonly unknown[],
  ): void {
    workstation.unresolved.add(id);
    const pending = workstation.db.isDead
      ? null
      : pendingById(workstation.replica.db, workstation.replica.schema, id);
    const content = pending ? contentOf(pending.body) : null;
    const truth: Truth = {
      id,
      node: workstation.node,
      workstation: workstation.node.replace(/'+$/, ''),
      incarnation: pending?.incarnation ?? 0,
      person: workstation.person,
      grant: workstation.grants.get(workstation.person) ?? null,
      command,
      dependencies: content?.dependencies ?? [],
      number: content?.numbers.SO ?? null,
      item,
      isExempt: false,
    };
    this.checkNumber(truth);
    this.truths.set(id, truth);
    const what = `${workstation.node} (${truth.person}) ${command} ${id} ${JSON.stringify(content?.input)}`;
    this.story.tell(`${what} ${truth.number ?? ''} [${effects.length} effects]`);
  }

  /** A number once said is never said again, unless two disks share an identity and do not know it yet. */
  private checkNumber(truth: Truth): void {
    if (truth.number === null || this.restores > 0) return;
    for (const other of this.truths.values()) {
      if (other.number === truth.number && other.incarnation !== truth.incarnation)
        this.story.violate(`${truth.node} gives the number ${truth.number} of ${other.node} a second time`);
    }
  }

  /** Restarts the workstation if it died, and checks that nothing acknowledged has vanished. True if it died. */
  private endOfOperation(workstation: SimWorkstation): boolean {
    const hasDied = workstation.db.isDead;
    if (hasDied) {
      workstation.restart();
      this.story.tell(`${workstation.node} dies and starts again`);
    } else workstation.db.disarm();
    checkNothingVanished(workstation, this.witness, this.story);
    return hasDied;
  }

  private perhapsDamaged(reply: WireReply): WireReply {
    const answer = JSON.parse(reply.text) as SyncReply;
    if (answer.kind !== 'page' || answer.entries.length === 0) return reply;
    if (!this.strikes('damage a page on the way', 0.1)) return reply;
    const index = this.chance.int(answer.entries.length);
    const isHeader = this.chance.flip(0.5);
    const entries = answer.entries.map((entry, i) => (i === index ? damagedEntry(entry, isHeader) : entry));
    return { text: JSON.stringify({ ...answer, entries }), isDamaged: true };
  }
}

/** The same entry with its last effect gone, or with another origin in its header. */
function damagedEntry(entry: WireEntry, isHeader: boolean): WireEntry {
  if (entry.length === 3) return [entry[0], `${entry[1]}x`, entry[2]];
  const [seq, id, workstation, incarnation, counter, kind, head, now, effects, rest] = entry;
  if (effects.length > 0 && !isHeader) {
    const fewer = effects.slice(0, -1);
    return [seq, id, workstation, incarnation, counter, kind, head, now, fewer, rest];
  }
  return [seq, id, `${workstation}x`, incarnation, counter, kind, head, now, effects, rest];
}

function outcomeText(outcome: Extract<SyncStep['news'], { kind: 'page' }>['outcome']): string {
  if (outcome.kind === 'damaged') return `(${outcome.error}) `;
  return outcome.kind === 'applied' ? `${outcome.entries}, ${outcome.rerun} run again ` : '';
}
