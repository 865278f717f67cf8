import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import { say } from '../../platform/strings.ts';
import { runLocal } from '../../platform/workstation-calls.ts';
import type { EntryBody } from './entry-body.ts';

/** How long after a key what is typed is on disk, at most, in ms: half of what is promised. */
const KEPT_AFTER = 120;

interface KeptState {
  /** Instant of the last time it was on disk; null before. */
  readonly keptAt: number | null;
  /** Another window has this draft open and saved it since. */
  readonly refusal: Refusal | null;
}

/** Keeps what is typed on the workstation, soon after every key. */
export interface BufferKeeper {
  readonly state: UseBoundStore<StoreApi<KeptState>>;
  /** Something changed. */
  readonly touch: () => void;
  /** Writes now; answers when it is on disk. */
  readonly flush: () => Promise<void>;
  /** It is a document now, or not wanted: gone from the desk (to be had back for a while). */
  readonly discard: () => Promise<void>;
  readonly close: () => void;
}

export function keepBuffer(buffer: string, known: number, body: () => EntryBody): BufferKeeper {
  const state = create<KeptState>(() => ({ keptAt: null, refusal: null }));
  let version = known;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> = Promise.resolve();
  let ended = false;

  const write = async () => {
    if (ended) return;
    const typed = body();
    const saved = await runLocal('local.buffer-save', {
      buffer,
      kind: 'order',
      title: titleOf(typed),
      body: typed,
      base: typed.base.kind === 'new' ? null : typed.base.order,
      version,
    });
    if (saved.ok) {
      version = saved.value.version;
      state.setState({ keptAt: Date.now(), refusal: null });
    } else state.setState({ refusal: saved.refusal });
  };
  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing.then(write, write);
    return writing;
  };
  return {
    state,
    touch() {
      if (!ended) timer ??= setTimeout(() => void flush(), KEPT_AFTER);
    },
    flush,
    async discard() {
      ended = true;
      if (timer !== null) clearTimeout(timer);
      await writing;
      if (version > 0) await runLocal('local.buffer-discard', { buffer });
    },
    close() {
      if (timer !== null) void flush();
      ended = true;
    },
  };
}

function titleOf({ head, lines }: EntryBody): string {
  const count = lines.length - 1;
  return say('entry.draft-title', { customer: head.customer?.name ?? say('entry.no-customer'), count }).slice(
    0,
    200,
  );
}
