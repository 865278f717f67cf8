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
  /** Rejects where the query throws: a bug. Called off while it waits, it is never asked, and refused `query.called-off`. */
  ask(call: ThreadCall, signal?: AbortSignal): Promise<QueryResult>;
  close(): Promise<void>;
}

/** What the thread says of a call: its answer, or the bug it met. */
export type ThreadReply = { readonly answer: QueryResult } | { readonly bug: string };

interface Waiting {
  readonly call: ThreadCall;
  readonly take: (reply: ThreadReply) => void;
}

/** Without a question for so long, the thread ends and gives its memory back. */
const IDLE_MS = 30_000;

/** The thread starts with the first question, and reads the database of `file` by a connection that cannot write. */
export function queryThread(file: string): QueryThread {
  const waiting: Waiting[] = [];
  let worker: Worker | null = null;
  let asked: Waiting | null = null;
  let idle: NodeJS.Timeout | null = null;

  const settle = (reply: ThreadReply) => {
    const done = asked;
    asked = null;
    next();
    done?.take(reply);
  };
  const start = () => {
    const started = new Worker(new URL('./query-worker.ts', import.meta.url), { workerData: { file } });
    started.unref();
    started.on('message', settle);
    started.on('error', (error) => {
      if (worker === started) worker = null;
      settle({ bug: String(error) });
    });
    return started;
  };
  const next = () => {
    if (asked) return;
    asked = waiting.shift() ?? null;
    if (idle) clearTimeout(idle);
    idle = asked ? null : setTimeout(() => void end(), IDLE_MS).unref();
    if (!asked) return;
    worker ??= start();
    worker.postMessage(asked.call);
  };
  const end = async () => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };
  return {
    ask: (call, signal) =>
      new Promise((resolve, reject) => {
        const one: Waiting = {
          call,
          take: (reply) => ('bug' in reply ? reject(new Error(reply.bug)) : resolve(reply.answer)),
        };
        signal?.addEventListener('abort', () => {
          const place = waiting.indexOf(one);
          if (place < 0) return;
          waiting.splice(place, 1);
          one.take({ answer: { ok: false, refusal: refusal('query.called-off', { query: call.query }) } });
        });
        waiting.push(one);
        next();
      }),
    async close() {
      if (idle) clearTimeout(idle);
      const cut = asked ? [asked, ...waiting.splice(0)] : waiting.splice(0);
      asked = null;
      await end();
      for (const { call, take } of cut) {
        take({ answer: { ok: false, refusal: refusal('query.called-off', { query: call.query }) } });
      }
    },
  };
}
