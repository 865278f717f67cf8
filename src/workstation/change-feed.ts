import type { Replica } from '../core/platform/replica.ts';
import { type ChangeWatch, changeWatch } from './change-watch.ts';
import type { Changed } from './workstation.ts';

/** Hands what changed to whoever listens in this process. */
export interface ChangeFeed {
  subscribe(listener: (changed: Changed) => void): () => void;
  /** Compares now. */
  look(): void;
  /** Compares once this turn of the process is over, however often it is asked. */
  lookSoon(): void;
  lookAfter<T>(work: () => T): T;
  end(): void;
}

/** `onForeign` is called when another process has written to the folder. */
export function changeFeed(replica: Replica, everyMs: number, onForeign: () => void): ChangeFeed {
  const listeners = new Set<(changed: Changed) => void>();
  const watch: ChangeWatch = changeWatch(replica);
  let isOver = false;
  let soon: NodeJS.Immediate | null = null;
  const tell = (changed: Changed | null) => {
    if (changed) for (const listener of listeners) listener(changed);
  };
  const look = () => {
    if (!isOver && listeners.size > 0) tell(watch.look());
  };
  const poll = () => {
    if (!watch.isWritten()) return;
    look();
    onForeign();
  };
  const timer = setInterval(poll, everyMs);
  timer.unref();
  return {
    subscribe(listener) {
      if (listeners.size === 0) watch.look();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look,
    lookSoon() {
      soon ??= setImmediate(() => {
        soon = null;
        look();
      });
    },
    lookAfter(work) {
      const result = work();
      look();
      return result;
    },
    end() {
      isOver = true;
      clearInterval(timer);
      if (soon) clearImmediate(soon);
      listeners.clear();
    },
  };
}
