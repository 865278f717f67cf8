import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { RecordCounts, RecordResult } from '../../shared/sync/import-runs.ts';

/** Counts what became of the records of an import, by kind. */
export class ImportCounts {
  readonly #kinds = new Map<string, Record<RecordResult, number>>();
  readonly #totals = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  readonly #notTaken = new Map<string, number>();
  readonly #refusals = new Map<string, number>();

  add(kind: string, result: RecordResult): void {
    const counts = this.#kinds.get(kind) ?? { created: 0, updated: 0, unchanged: 0, refused: 0 };
    counts[result]++;
    this.#totals[result]++;
    this.#kinds.set(kind, counts);
  }

  /** A record that was refused before it was known what it is. */
  addUnread(): void {
    this.#totals.refused++;
  }

  leaveOut(fields: readonly string[]): void {
    for (const field of fields) this.#notTaken.set(field, (this.#notTaken.get(field) ?? 0) + 1);
  }

  /** `rows`: how many rows of the main file are refused with it. */
  refuse(reason: Refusal, rows: number): void {
    this.#refusals.set(reason.code, (this.#refusals.get(reason.code) ?? 0) + rows);
  }

  get kinds(): Readonly<Record<string, RecordCounts>> {
    return Object.fromEntries(this.#kinds);
  }

  get totals(): RecordCounts {
    return this.#totals;
  }

  get notTaken(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#notTaken);
  }

  get refusals(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#refusals);
  }
}
