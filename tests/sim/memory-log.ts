import type { Schema } from '../../src/core/platform/schema.ts';
import type { Entry } from '../../src/core/sync/entry.ts';
import { decodeEntry, encodeEntry } from '../../src/core/sync/entry-wire.ts';
import type { LogStore } from '../../src/core/sync/log-store.ts';
import type { WireEntry } from '../../src/shared/sync/wire-entry.ts';

/** A log apart from the state, as PostgreSQL is: text in, text out. Shared by the nodes of one server. */
export class MemoryLog {
  private texts: string[] = [];
  private hashes: string[] = [];

  get length(): number {
    return this.texts.length;
  }

  hashAt(seq: number): string {
    return seq === 0 ? '0' : (this.hashes[seq - 1] ?? '');
  }

  append(expected: number, entries: readonly Entry[]): boolean {
    if (this.texts.length !== expected) return false;
    for (const entry of entries) {
      this.texts.push(JSON.stringify(encodeEntry(entry)));
      this.hashes.push(entry.hash);
    }
    return true;
  }

  read(schema: Schema, after: number, upTo: number): Entry[] {
    return this.texts.slice(after, upTo).map((text, i) => {
      const wire = JSON.parse(text) as WireEntry;
      return decodeEntry(schema, wire, this.hashAt(after + i)) as Entry;
    });
  }

  truncate(length: number): void {
    this.texts = this.texts.slice(0, length);
    this.hashes = this.hashes.slice(0, length);
  }
}

/** How one node sees the log; a node that lost its lease without noticing reads an old copy (`staleAt`). */
export interface NodeView {
  staleAt: number | null;
  /** Called when an append has just become durable: the moment at which a node may die or lose the answer. */
  afterAppend: (() => void) | null;
}

export function nodeLog(log: MemoryLog, schema: Schema, view: NodeView): LogStore {
  const visible = () => Math.min(view.staleAt ?? log.length, log.length);
  return {
    embedded: false,
    head: () => ({ seq: visible(), hash: log.hashAt(visible()) }),
    append(expected, entries) {
      const done = log.append(expected, entries);
      if (done) view.afterAppend?.();
      return done;
    },
    read: (after, limit) => log.read(schema, after, Math.min(visible(), after + limit)),
  };
}
