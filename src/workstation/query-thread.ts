import { Worker } from 'node:worker_threads';
import type { QueryResult } from '../core/platform/query-runner.ts';
import { refusal } from '../shared/kernel/refusal.ts';

export interface ThreadCall {
  readonly query: string;
  readonly person: string;
  readonly now: number;
  readonly input: unknown;
}

/** Answers questions that may take long beside the process that saves and synchronises, one after the other. */
export interface QueryThread {
  /**
   * Rejects where the query throws: a bug. Called off, it is refused `query.called-off` at once: while it waits it is never
   * asked, and once it runs what comes after it does not wait for its end.
   */
  ask(call: ThreadCall, signal?: AbortSignal): Promise<QueryResult>;
  close(): Promise<void>;
}

/** What the thread says of a call: its answer, or the bug it met. */
export type ThreadReply = { readonly answer: QueryResult } | { readonly bug: string };

interface Waiting {
  readonly call: ThreadCall;
  readonly take: (reply: ThreadReply) => void;
  isCalledOff: boolean;
}

/** Without a question for so long, the thread ends and gives its memory back. */
const IDLE_MS = 30_000;
/** Starting another thread takes as long: what was called off may end by itself meanwhile. */
const GRACE_MS = 200;
/** Threads that still read for nobody: more are not left behind, their memory is not ours alone. */
const MOST_LEAVING = 2;

/** The thread starts with the first question, and reads the database of `file` by a connection that cannot write. */
export function queryThread(file: string, startWorker: (file: string) => Worker = start): QueryThread {
  const waiting: Waiting[] = [];
  const leaving = new Set<Promise<unknown>>();
  let worker: Worker | null = null;
  let asked: Waiting | null = null;
  let idle: NodeJS.Timeout | null = null;

  const settle = (reply: ThreadReply) => {
    const done = asked;
    asked = null;
    next();
    done?.take(reply);
  };
  const started = () => {
    const one = startWorker(file);
    one.unref();
    one.on('message', (reply: ThreadReply) => {
      if (worker === one) settle(reply);
    });
    one.on('error', (error) => {
      if (worker !== one) return;
      worker = null;
      settle({ bug: String(error) });
    });
    return one;
  };
  const next = () => {
    if (asked) return;
    asked = waiting.shift() ?? null;
    if (idle) clearTimeout(idle);
    idle = asked ? null : setTimeout(leave, IDLE_MS).unref();
    if (!asked) return;
    worker ??= started();
    worker.postMessage(asked.call);
  };
  // SQLite is not interrupted through the driver: the thread reads on to the end of its question, and ends with it.
  const leave = () => {
    const ended = worker;
    worker = null;
    if (!ended) return;
    const left = ended.terminate().finally(() => leaving.delete(left));
    leaving.add(left);
  };
  const leaveBehind = (one: Waiting) => {
    if (asked !== one || waiting.length === 0 || leaving.size >= MOST_LEAVING) return;
    leave();
    asked = null;
    next();
  };
  const callOff = (one: Waiting) => {
    if (one.isCalledOff) return;
    one.isCalledOff = true;
    const place = waiting.indexOf(one);
    if (place >= 0) waiting.splice(place, 1);
    else if (asked === one) setTimeout(leaveBehind, GRACE_MS, one).unref();
    one.take({ answer: { ok: false, refusal: refusal('query.called-off', { query: one.call.query }) } });
  };
  return {
    ask: (call, signal) =>
      new Promise((resolve, reject) => {
        const one: Waiting = {
          call,
          take: (reply) => ('bug' in reply ? reject(new Error(reply.bug)) : resolve(reply.answer)),
          isCalledOff: false,
        };
        signal?.addEventListener('abort', () => callOff(one), { once: true });
        if (signal?.aborted) return callOff(one);
        waiting.push(one);
        next();
        if (asked?.isCalledOff) setTimeout(leaveBehind, GRACE_MS, asked).unref();
      }),
    async close() {
      if (idle) clearTimeout(idle);
      const cut = asked ? [asked, ...waiting.splice(0)] : waiting.splice(0);
      leave();
      for (const one of cut) callOff(one);
      asked = null;
      await Promise.all(leaving);
    },
  };
}

function start(file: string): Worker {
  return new Worker(new URL('./query-worker.ts', import.meta.url), { workerData: { file } });
}
