import { inTransaction } from '../core/platform/database.ts';
import { runQuery } from '../core/platform/query-runner.ts';
import type { Replica } from '../core/platform/replica.ts';
import { storageFaultOf } from '../core/platform/storage-fault.ts';
import { type LocalCall, type LocalResult, runLocally, runLocallyWithin } from '../core/sync/local-run.ts';
import { timelineOf } from '../core/sync/timeline.ts';
import { unsettledRecords } from '../core/sync/unsettled-records.ts';
import type { Chance } from '../node/clock-and-chance.ts';
import { makeId } from '../shared/kernel/id.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { handedWorkCommands } from '../shared/people/handed-work.ts';
import { commandToResend, resendCorrected, workToHand } from './attention.ts';
import { readLocal } from './local-settings.ts';
import type { QueryThread } from './query-thread.ts';
import { storageRefusal } from './storage-refusal.ts';
import type { StorageWatch } from './storage-watch.ts';
import { toldWith, withNames } from './timeline-names.ts';
import type { PersonSession, QueryRequest, RunAnswer, RunRequest, Workstation } from './workstation.ts';

export interface WorkPorts {
  readonly replica: Replica;
  /** The instant that commands are made at: this machine's clock, set right by the server's. */
  readonly now: () => number;
  readonly chance: Chance;
  /** The given session, or that of the person commands run as. */
  readonly sessionFor: (as: PersonSession | undefined) => Result<PersonSession>;
  /** Told once something new is saved here. */
  readonly onSaved: () => void;
  readonly alarm: (bug: unknown) => void;
  /** Null: whatever may take long is answered here. */
  readonly thread: QueryThread | null;
  readonly storage: StorageWatch;
}

export interface LocalWork
  extends Pick<Workstation, 'run' | 'runMany' | 'query' | 'answer' | 'timeline' | 'unsettled'> {
  readonly resend: Workstation['attention']['resend'];
  readonly handOverTo: Workstation['attention']['handOverTo'];
}

const TIMELINE_EVENTS = 100;

/** What a person does on this workstation: every call under the session of who does it. */
export function localWork(ports: WorkPorts): LocalWork {
  const { replica, sessionFor } = ports;
  const runMany: LocalWork['runMany'] = (requests, as) => {
    const made = callsOf(ports, requests, as);
    if (!made.ok) return requests.map(() => made);
    const calls = made.value;
    return saved(ports, calls, () =>
      inTransaction(replica.db, () => calls.map((call) => runHere(ports, call))),
    );
  };
  return {
    run(request, as) {
      const calls = callsOf(ports, [request], as);
      if (!calls.ok) return calls;
      const whyNot = () => whyNotNow(ports);
      return onlyAnswer(
        saved(ports, calls.value, () => calls.value.map((call) => runLocally(replica, call, whyNot))),
      );
    },
    runMany,
    query(request, as) {
      const session = sessionFor(as);
      if (!session.ok) return session;
      return runQuery(replica, { ...request, person: session.value.person, now: ports.now() });
    },
    async answer(request, as, signal) {
      const session = sessionFor(as);
      if (!session.ok) return session;
      const call = { ...request, person: session.value.person, now: ports.now() };
      const beside = ports.thread && isLong(replica, call) ? ports.thread : null;
      return beside ? await beside.ask(call, signal) : runQuery(replica, call);
    },
    unsettled(records, as) {
      const session = sessionFor(as);
      return session.ok ? ok(unsettledRecords(replica, records)) : session;
    },
    timeline(record, limit = TIMELINE_EVENTS, as) {
      const session = sessionFor(as);
      if (!session.ok) return session;
      const { people } = replica.core;
      const { person } = session.value;
      if (!people.permissionsOf(replica.db, person)) return refused('people.not-active', { person });
      const labels = people.labelsOf(replica.db, person);
      return ok(withNames(replica, record, timelineOf(replica, record, labels, limit, toldWith(record))));
    },
    resend(id, input, note, as) {
      const session = sessionFor(as);
      if (!session.ok) return session;
      const command = commandToResend(replica, id);
      if (!command.ok) return command;
      const call = callOf(ports, { command: command.value, input }, session.value);
      return onlyAnswer(saved(ports, [call], () => [resendCorrected(replica, id, note, call)]));
    },
    handOverTo(id, to, note, as) {
      const session = sessionFor(as);
      if (!session.ok) return session;
      const work = workToHand(replica, id);
      if (!work.ok) return work;
      const input = { ...work.value, to, note };
      const call = callOf(ports, { command: handedWorkCommands.handOver.name, input }, session.value);
      const whyNot = () => whyNotNow(ports);
      return onlyAnswer(saved(ports, [call], () => [runLocally(replica, call, whyNot)]));
    },
  };
}

function isLong(replica: Replica, { query, input }: QueryRequest): boolean {
  const declaration = replica.queries.get(query)?.declaration;
  if (!declaration?.isLong) return false;
  const parsed = declaration.input.safeParse(input);
  return parsed.success && declaration.isLong(parsed.data);
}

/**
 * While the company moves to a server nothing new is taken in, nor where the database does not prove itself: asked inside
 * the transaction that would save it.
 */
function whyNotNow({ replica, storage }: WorkPorts): Refusal | null {
  return storage.distrust() ?? (readLocal(replica.db, 'moving') ? refusal('workstation.moving') : null);
}

function runHere(ports: WorkPorts, call: LocalCall): LocalResult {
  const { replica } = ports;
  const reason = whyNotNow(ports);
  return reason ? { ok: false, refusal: reason } : runLocallyWithin(replica, call);
}

function callsOf(
  ports: WorkPorts,
  requests: readonly RunRequest[],
  as: PersonSession | undefined,
): Result<readonly LocalCall[]> {
  try {
    const session = ports.sessionFor(as);
    return session.ok ? ok(requests.map((request) => callOf(ports, request, session.value))) : session;
  } catch (error) {
    const fate = fateAfter(ports, error);
    return { ok: false, refusal: fate('') };
  }
}

function callOf(ports: WorkPorts, request: RunRequest, { person, grant }: PersonSession): LocalCall {
  const now = ports.now();
  return { ...request, id: makeId(now, ports.chance.bytes(10)), person, grant, now };
}

/** What the disk does not take is refused like anything else, and said exactly: nothing is acknowledged that is not durable. */
function saved(
  ports: WorkPorts,
  calls: readonly LocalCall[],
  work: () => readonly LocalResult[],
): RunAnswer[] {
  try {
    return answersTo(ports, work());
  } catch (error) {
    const fate = fateAfter(ports, error);
    return calls.map(({ id }) => ({ ok: false, refusal: fate(id) }));
  }
}

/** What became of what was being saved when the disk did this. Throws what is not the disk's. */
function fateAfter({ storage }: WorkPorts, error: unknown): (changeSet: string) => Refusal {
  const told = storageRefusal(error);
  if (!told) throw error;
  return storageFaultOf(error) === 'failed' ? storage.recover() : () => told;
}

function answersTo(ports: WorkPorts, results: readonly LocalResult[]): RunAnswer[] {
  if (results.some((result) => result.ok)) ports.onSaved();
  return results.map((result) => {
    if (result.ok) return { ok: true, id: result.id, state: result.state, output: result.output };
    if (result.bug !== undefined) ports.alarm(result.bug);
    return { ok: false, refusal: result.refusal };
  });
}

function onlyAnswer(answers: readonly RunAnswer[]): RunAnswer {
  const [answer] = answers;
  if (!answer) throw new Error('one call has one answer');
  return answer;
}
