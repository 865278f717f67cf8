import { inTransaction } from '../../src/core/platform/database.ts';
import { openReplica, type Replica } from '../../src/core/platform/replica.ts';
import { GENESIS } from '../../src/core/platform/replica-meta.ts';
import { adoptEntry, runWithAuthority } from '../../src/core/sync/authority.ts';
import { type Entry, effectsHashOf } from '../../src/core/sync/entry.ts';
import { decodeEntry, encodeEntry } from '../../src/core/sync/entry-wire.ts';
import { contentOf } from '../../src/shared/sync/change-set.ts';
import type { WireEntry } from '../../src/shared/sync/wire-entry.ts';
import { crashableDatabase } from './crashable-database.ts';
import { dumpState, type StateDump } from './row-dump.ts';
import type { SimCompany } from './sim-company.ts';
import type { SimServer } from './sim-server.ts';
import type { Story } from './story.ts';

/** What is known about a change set from the moment a person was told "saved here". */
export interface Truth {
  readonly id: string;
  readonly node: string;
  readonly workstation: string;
  readonly incarnation: number;
  readonly person: string;
  readonly grant: string | null;
  readonly command: string;
  readonly dependencies: readonly string[];
  /** The document number the person was shown. */
  readonly number: string | null;
  /** The item a reversal was meant for. */
  readonly item: string | null;
  /** Its workstation was set back to before it was made: it may be lost. */
  isExempt: boolean;
}

/**
 * Reads history as it is written and runs every entry again at its place: a second opinion that shares the log with the
 * server and nothing else. Keeps the state at every hash, for comparison with the workstations.
 */
export class HistoryWitness {
  readonly states = new Map<string, StateDump>();
  readonly byId = new Map<string, Entry>();
  entries: Entry[] = [];
  private replica: Replica;
  private state: StateDump;
  private progress = new Map<number, number>();
  private readonly story: Story;
  private readonly truths: ReadonlyMap<string, Truth>;

  private readonly company: SimCompany;

  constructor(company: SimCompany, story: Story, truths: ReadonlyMap<string, Truth>) {
    this.company = company;
    this.story = story;
    this.truths = truths;
    this.replica = emptyReplica(this.company);
    this.state = dumpState(this.replica);
  }

  get current(): StateDump {
    return this.state;
  }

  get finalNumbers(): readonly string[] {
    return this.company.finalNumbers(this.replica.db);
  }

  /** Takes in what the log has beyond what was seen. */
  observe(server: SimServer): void {
    for (const sent of server.entriesAfter(this.entries.length)) {
      const wire = JSON.parse(JSON.stringify(encodeEntry(sent))) as WireEntry;
      const entry = decodeEntry(this.replica.schema, wire, this.entries.at(-1)?.hash ?? GENESIS) as Entry;
      if (entry.hash !== sent.hash)
        this.story.violate(`the hash of entry ${sent.seq} does not fit the chain`);
      this.see(entry, server);
    }
  }

  /** Starts over: the log was set back. */
  rewind(server: SimServer): void {
    this.entries = [];
    this.byId.clear();
    this.progress = new Map();
    this.replica = emptyReplica(this.company);
    this.state = dumpState(this.replica);
    this.observe(server);
  }

  private see(entry: Entry, server: SimServer): void {
    const { story, replica } = this;
    if (entry.seq !== this.entries.length + 1) story.violate(`history jumps to ${entry.seq}`);
    this.checkOrigin(entry, server);
    if (!entry.restitution && entry.kind !== 'duplicate') this.checkPlace(entry);
    try {
      inTransaction(replica.db, () => adoptEntry(replica, entry));
    } catch (error) {
      story.violate(`entry ${entry.seq} cannot be applied as data: ${error}`);
    }
    this.entries.push(entry);
    if (entry.kind !== 'duplicate') {
      if (this.byId.has(entry.id)) story.violate(`${entry.id} was decided twice`);
      this.byId.set(entry.id, entry);
    }
    const changed = new Set(entry.effects.map((effect) => effect.table.name));
    this.state = dumpState(replica, this.state, changed);
    this.states.set(entry.hash, this.state);
    const fault = this.company.faultOf(replica.db);
    if (fault !== null) story.violate(`after entry ${entry.seq} ${fault}`);
    story.count(`entry ${entry.kind}`);
    story.tell(
      `  seq ${entry.seq} ${entry.kind}: ${entry.command} ${entry.id} of ${entry.person}, ` +
        `${entry.workstation}.${entry.incarnation}/${entry.counter} ${entry.reason?.code ?? ''}`,
    );
  }

  private checkOrigin(entry: Entry, server: SimServer): void {
    const { story } = this;
    const { incarnation, counter } = entry;
    const last = this.progress.get(incarnation) ?? 0;
    if (counter !== last + 1 && !entry.restitution && last !== -1)
      story.violate(`${entry.workstation}.${incarnation} goes from ${last} to ${counter}`);
    this.progress.set(incarnation, entry.restitution ? -1 : counter);
    if (entry.kind === 'accepted' && !entry.restitution) this.checkSeen(entry);
    const truth = this.truths.get(entry.id);
    if (!truth || entry.kind !== 'accepted') return;
    if (truth.person !== entry.person)
      story.violate(`${entry.command} of ${truth.person} was executed as ${entry.person}`);
    if (entry.restitution) return;
    if (truth.grant !== null && server.revoked.has(truth.grant) && !server.wasAccepted.has(entry.id))
      story.violate(`${entry.command} ${entry.id} was accepted under a revoked grant`);
    server.wasAccepted.add(entry.id);
    const refused = truth.dependencies.find((id) => this.byId.get(id)?.kind === 'refused');
    if (refused) story.violate(`${entry.id} was accepted though ${refused}, on which it builds, was refused`);
    this.checkMeaning(entry, truth);
  }

  /** No guarded value is overwritten that the person did not see. */
  private checkSeen(entry: Entry): void {
    for (const [table, id, column, seen] of entry.body ? contentOf(entry.body).seen : []) {
      const first = entry.effects.find(
        (effect) =>
          effect.table.number === table &&
          effect.id === id &&
          (effect.op !== 'update' || effect.columns.includes(column)),
      );
      if (!first || first.op === 'insert') continue;
      const stood = first.op === 'update' ? first.before[first.columns.indexOf(column)] : first.row[column];
      if ((stood ?? null) !== seen)
        this.story.violate(`entry ${entry.seq} overwrites ${stood} of ${id}; its author saw ${seen}`);
    }
  }

  /** What the person was told and meant is what history says. */
  private checkMeaning(entry: Entry, truth: Truth): void {
    for (const effect of entry.effects) {
      if (effect.op !== 'insert') continue;
      const value = (column: string) => effect.row[effect.table.columns.indexOf(column)];
      if (effect.table.name === 'orders' && truth.number !== null && value('number') !== truth.number)
        this.story.violate(`the order shown as ${truth.number} is ${value('number')} on the server`);
      if (effect.table.name === 'movements' && truth.item !== null && value('itemId') !== truth.item)
        this.story.violate(`a reversal meant for ${truth.item} reverses ${value('itemId')}`);
    }
  }

  /** The entry, run on the history before it, comes out as the log says. */
  private checkPlace(entry: Entry): void {
    const { replica, story } = this;
    const { body } = entry;
    if (!body) this.story.violate(`entry ${entry.seq} has no body`);
    if (entry.kind === 'refused' && /^(grant|sync\.depends)/.test(entry.reason?.code ?? '')) return;
    const { permission } = replica.commands.get(entry.command)?.declaration ?? { permission: null };
    const rights = replica.core.people.permissionsOf(replica.db, entry.person);
    const mayDo = rights !== null && (permission === null || rights.has(permission));
    if (entry.kind === 'accepted' && entry.seq > 1 && !mayDo)
      story.violate(`${entry.person} had no right to ${entry.command} at ${entry.seq}`);
    replica.db.sqlite.exec('BEGIN');
    const { outcome } = runWithAuthority(
      replica,
      entry.id,
      { ...contentOf(body), now: entry.now },
      { first: false, restitution: false, published: entry.finalNumbers },
    );
    replica.db.sqlite.exec('ROLLBACK');
    if (outcome.ok !== (entry.kind === 'accepted'))
      story.violate(
        `entry ${entry.seq} ${entry.command} is ${entry.kind} in the log, but at its place in history it is ` +
          `${outcome.ok ? 'accepted' : outcome.refusal.code}`,
      );
    if (outcome.ok && effectsHashOf(outcome.effects) !== effectsHashOf(entry.effects))
      story.violate(`entry ${entry.seq} ${entry.command} has other effects at its place in history`);
  }
}

function emptyReplica({ cores, emptyImages }: SimCompany): Replica {
  return openReplica(crashableDatabase(emptyImages.new), cores.new);
}
