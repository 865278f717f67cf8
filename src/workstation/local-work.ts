import { inTransaction } from '../core/platform/database.ts';
import { runQuery } from '../core/platform/query-runner.ts';
import type { Replica } from '../core/platform/replica.ts';
import { type LocalCall, type LocalResult, runLocally, runLocallyWithin } from '../core/sync/local-run.ts';
import { timelineOf } from '../core/sync/timeline.ts';
import type { Chance } from '../node/clock-and-chance.ts';
import { makeId } from '../shared/kernel/id.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { commandToResend, resendCorrected } from './attention.ts';
import { readLocal } from './local-settings.ts';
import type { QueryThread } from './query-thread.ts';
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
}

export interface LocalWork extends Pick<Workstation, 'run' | 'runMany' | 'query' | 'answer' | 'timeline'> {
  readonly resend: Workstation['attention']['resend'];
}

const TIMELINE_EVENTS = 100;

/** What a person does on this workstation: every call under the session of who does it. */
export function localWork(ports: WorkPorts): LocalWork {
  const { replica, sessionFor } = ports;
  const runMany: LocalWork['runMany'] = (requests, as) => {
    const session = sessionFor(as);
    if (!session.ok) return requests.map(() => session);
    const results = inTransaction(replica.db, () =>
      requests.map((request) => runHere(replica, callOf(ports, request, session.value))),
    );
    return answersTo(ports, results);
  };
  return {
    run(request, as) {
      const session = sessionFor(as);
      if (!session.ok) return session;
      const call = callOf(ports, request, session.value);
      return onlyAnswer(answersTo(ports, [runLocally(replica, call, () => whyNotNow(replica))]));
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
    timeline(record, limit = TIMELINE_EVENTS, as) {
      const session = sessionFor(as);
      if (!session.ok) return session;
      const { people } = replica.core;
      const { person } = session.value;
      if (!people.permissionsOf(replica.db, person)) return refused('people.not-active', { person });
      return ok(timelineOf(replica, record, people.labelsOf(replica.db, person), limit));
    },
    resend(id, input, note, as) {
      const session = sessionFor(as);
      if (!session.ok) return session;
      const command = commandToResend(replica, id);
      if (!command.ok) return command;
      const call = callOf(ports, { command: command.value, input }, session.value);
      return onlyAnswer(answersTo(ports, [resendCorrected(replica, id, note, call)]));
    },
  };
}

function isLong(replica: Replica, { query, input }: QueryRequest): boolean {
  const declaration = replica.queries.get(query)?.declaration;
  if (!declaration?.isLong) return false;
  const parsed = declaration.input.safeParse(input);
  return parsed.success && declaration.isLong(parsed.data);
}

/** While the company moves to a server nothing new is taken in: asked inside the transaction that would save it. */
function whyNotNow(replica: Replica): Refusal | null {
  return readLocal(replica.db, 'moving') ? refusal('workstation.moving') : null;
}

function runHere(replica: Replica, call: LocalCall): LocalResult {
  const reason = whyNotNow(replica);
  return reason ? { ok: false, refusal: reason } : runLocallyWithin(replica, call);
}

function callOf(ports: WorkPorts, request: RunRequest, { person, grant }: PersonSession): LocalCall {
  const now = ports.now();
  return { ...request, id: makeId(now, ports.chance.bytes(10)), person, grant, now };
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
