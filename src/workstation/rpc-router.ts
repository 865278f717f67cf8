import { implement } from '@orpc/server';
import { workstationContract } from '../shared/kernel/contract.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import { answerByDesktop } from './desktop-calls.ts';
import type { DesktopDoor } from './desktop-door.ts';
import { answerLocally } from './local-calls.ts';
import { answerAtSeat } from './seat-calls.ts';
import type { Changed, PersonSession, Workstation } from './workstation.ts';
import type { WorkstationSeat } from './workstation-seat.ts';

/** Documents a slow listener is told of one by one; with more waiting, all are to be taken as touched. */
const MOST_DOCUMENTS = 5_000;

/**
 * The four procedures over the workstation of a seat, for one line. While the seat is empty only it and the desktop answer.
 * A line may take its place at the demo company beside; whoever wants it back opens another.
 */
export function workstationRouter(own: WorkstationSeat, door: DesktopDoor | null = null) {
  let seat = own;
  const sitAtDemo = async (): Promise<Result<null>> => {
    const demo = await own.demoBeside();
    if (!demo.ok) return demo;
    seat = demo.value;
    return ok(null);
  };
  const contract = implement(workstationContract);
  return contract.router({
    run: contract.run.handler(async ({ input: { as, ...request } }) => {
      if (request.command === 'local.sit-at-demo') return localAnswer(await sitAtDemo());
      const atSeat = await answerAtSeat(seat, 'command', request.command, request.input);
      if (atSeat) return localAnswer(atSeat);
      const workstation = seat.workstation();
      const session = workstation ? sessionOf(workstation, as) : ok(undefined);
      if (!session.ok) return session;
      const shown = await answerByDesktop(door, seat, request.command, request.input, session.value);
      if (shown) return localAnswer(shown);
      if (!workstation) return plain(refusal('seat.empty'));
      const local = await answerLocally(
        workstation,
        'command',
        request.command,
        request.input,
        session.value,
      );
      if (local) return localAnswer(local);
      const { command, input, version } = request;
      const answer = workstation.run(
        { command, input, ...(version === undefined ? {} : { version }) },
        session.value,
      );
      return answer.ok ? answer : plain(answer.refusal);
    }),
    query: contract.query.handler(async ({ input: { as, query, input }, signal }) => {
      const atSeat = await answerAtSeat(seat, 'query', query, input);
      if (atSeat) return atSeat.ok ? { ok: true, output: atSeat.value } : plain(atSeat.refusal);
      const workstation = seat.workstation();
      if (!workstation) return plain(refusal('seat.empty'));
      const session = sessionOf(workstation, as);
      if (!session.ok) return session;
      const local = await answerLocally(workstation, 'query', query, input, session.value);
      if (local) return local.ok ? { ok: true, output: local.value } : plain(local.refusal);
      const answer = await workstation.answer({ query, input }, session.value, signal);
      return answer.ok ? answer : plain(answer.refusal);
    }),
    changes: contract.changes.handler(({ signal }) => changesOf(seat, signal)),
    files: contract.files.handler(({ input: { as, sha256, offset, length } }) => {
      const workstation = seat.workstation();
      if (!workstation) return plain(refusal('seat.empty'));
      const session = sessionOf(workstation, as);
      if (!session.ok) return session;
      const part = workstation.files.read(sha256, offset, length, session.value);
      if (!part.ok) return plain(part.refusal);
      return { ok: true, size: part.value.size, bytes: part.value.bytes.toString('base64') };
    }),
  });
}

function sessionOf(workstation: Workstation, as: string | undefined): Result<PersonSession | undefined> {
  return as === undefined ? ok(undefined) : workstation.people.session(as);
}

function localAnswer(local: Result<unknown>) {
  return local.ok
    ? { ok: true as const, id: null, state: 'local' as const, output: local.value }
    : plain(local.refusal);
}

function plain(why: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: why };
}

/** Merges what happens while the listener is busy: memory is bounded however slow it is. */
async function* changesOf(
  seat: WorkstationSeat,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ tables: string[]; documents: string[] }> {
  const waiting: Changed[] = [];
  let wake: () => void = () => {};
  let end: () => void = () => {};
  const told = (changed: Changed) => {
    const last = waiting.pop();
    waiting.push(last ? merged(last, changed) : changed);
    wake();
  };
  seat.onTaken((workstation) => {
    if (signal?.aborted) return;
    end = workstation.onChanges(told);
  });
  signal?.addEventListener('abort', () => wake());
  try {
    while (!signal?.aborted) {
      const next = waiting.pop();
      if (next) yield { tables: [...next.tables], documents: [...next.documents] };
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    end();
  }
}

function merged(a: Changed, b: Changed): Changed {
  const tables = [...new Set([...a.tables, ...b.tables])];
  const isAll = (changed: Changed) => changed.documents.length === 0 && changed.tables.length > 0;
  if (isAll(a) || isAll(b)) return { tables, documents: [] };
  const documents = [...new Set([...a.documents, ...b.documents])];
  return { tables, documents: documents.length > MOST_DOCUMENTS ? [] : documents };
}
