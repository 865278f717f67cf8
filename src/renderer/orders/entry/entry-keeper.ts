import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import { say } from '../../platform/strings.ts';
import { keepsTyping } from '../../platform/typing-kept.ts';
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
  /** Nothing was typed since the page opened, and nothing was kept before. */
  readonly isUntouched: () => boolean;
  /** Writes now; answers when it is on disk. */
  readonly flush: () => Promise<void>;
  /** It is a document now, or not wanted: gone from the desk (to be had back for a while). */
  readonly discard: () => Promise<void>;
  /** What is not on disk yet is written; nothing after it. */
  readonly close: () => void;
}

export function keepBuffer(buffer: string, known: number, body: () => EntryBody): BufferKeeper {
  const state = create<KeptState>(() => ({ keptAt: null, refusal: null }));
  let version = known;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> = Promise.resolve();
  let closed = false;
  let ended = false;
  let touched = known > 0;

  const write = async () => {
    if (ended) return;
    const typed = body();
    const saved = await saveBuffer(buffer, typed, version);
    // The line went down under it: once more, which waits for the next one.
    if (saved === null) later();
    else if (saved.ok) {
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
  function later() {
    if (!ended && !closed) timer ??= setTimeout(() => void flush(), KEPT_AFTER);
  }
  const stopKeeping = keepsTyping(() => (timer === null ? writing : flush()));
  return {
    state,
    touch() {
      touched = true;
      later();
    },
    isUntouched: () => !touched,
    flush,
    async discard() {
      ended = true;
      if (timer !== null) clearTimeout(timer);
      await writing;
      if (version > 0) await runLocal('local.buffer-discard', { buffer });
    },
    close() {
      stopKeeping();
      if (timer !== null) void flush();
      closed = true;
    },
  };
}

async function saveBuffer(buffer: string, body: EntryBody, version: number) {
  const { base } = body;
  try {
    return await runLocal('local.buffer-save', {
      ...{ buffer, kind: 'order', title: titleOf(body), body, version },
      base: base.kind === 'new' ? null : base.order,
    });
  } catch {
    return null;
  }
}

function titleOf({ head, lines }: EntryBody): string {
  const count = lines.length - 1;
  return say('entry.draft-title', { customer: head.customer?.name ?? say('entry.no-customer'), count }).slice(
    0,
    200,
  );
}
