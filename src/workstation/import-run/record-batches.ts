import { importOutcome } from '../../shared/company/import-outcome.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { RecordResult } from '../../shared/sync/import-runs.ts';
import type { RunRequest } from '../workstation.ts';
import type { JournalStep } from './import-journal.ts';
import type { ImportRunner } from './import-runner.ts';

/** What became of one record. */
export interface RecordOutcome<R> {
  readonly record: R;
  readonly result: RecordResult;
  /** Id of our record. */
  readonly id: string | null;
  readonly refusal: Refusal | null;
}

export interface BatchOutcome<R> {
  readonly outcomes: readonly RecordOutcome<R>[];
  readonly steps: readonly JournalStep[];
}

/** Records for one command, and how its input is made of any part of them. */
export interface RecordBatch<R> {
  readonly command: string;
  readonly records: readonly R[];
  readonly inputOf: (records: readonly R[]) => unknown;
}

/** Why no command of an import can be run at all: it is not the records' fault, and the next one would fare no better. */
export class ImportHalted extends Error {
  override readonly name = 'ImportHalted';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Runs batches in one commit. A batch that its command refuses as a whole is halved until the record is alone that it
 * cannot take: one bad record costs nobody else their place. Throws ImportHalted where the first is refused for a reason
 * that is not the records' fault and that all of them share: nothing of the call is done then.
 */
export function runBatches<R>(runner: ImportRunner, batches: readonly RecordBatch<R>[]): BatchOutcome<R> {
  if (batches.length === 0) return { outcomes: [], steps: [] };
  const requests = batches.map(
    ({ command, records, inputOf }): RunRequest => ({ command, input: inputOf(records) }),
  );
  const answers = runner.runMany(requests);
  const [first] = answers;
  if (first && !first.ok && HALTING.test(first.refusal.code)) throw new ImportHalted(first.refusal);
  const outcomes: RecordOutcome<R>[] = [];
  const steps: JournalStep[] = [];
  for (const [i, batch] of batches.entries()) {
    const [request, answer] = [requests[i], answers[i]];
    if (!request || !answer) throw new Error('every request has an answer');
    if (answer.ok) {
      const some = outcomesOf(batch.records, answer.output);
      outcomes.push(...some);
      // Of a run that changed nothing there is no change set either.
      if (some.some(({ result }) => result === 'created' || result === 'updated')) {
        steps.push({ changeSet: answer.id, undo: runner.inverseOf(request, answer.output) });
      }
      continue;
    }
    const rest =
      batch.records.length === 1 ? refusedAlone(batch.records, answer.refusal) : runHalves(runner, batch);
    outcomes.push(...rest.outcomes);
    steps.push(...rest.steps);
  }
  return { outcomes, steps };
}

export function chunksOf<T>(all: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < all.length; at += size) chunks.push(all.slice(at, at + size));
  return chunks;
}

/** Who asks, where, and which commands there are: the same for every batch. */
const HALTING = /^(people|workstation|storage|command\.unknown|number)/;

function runHalves<R>(runner: ImportRunner, batch: RecordBatch<R>): BatchOutcome<R> {
  const halves = chunksOf(batch.records, Math.ceil(batch.records.length / 2));
  return runBatches(
    runner,
    halves.map((records) => ({ ...batch, records })),
  );
}

function refusedAlone<R>(records: readonly R[], reason: Refusal): BatchOutcome<R> {
  return {
    outcomes: records.map((record) => ({ record, result: 'refused', id: null, refusal: reason })),
    steps: [],
  };
}

function outcomesOf<R>(records: readonly R[], output: unknown): RecordOutcome<R>[] {
  const { records: found } = importOutcome.parse(output);
  return records.map((record, i) => {
    const outcome = found[i];
    if (!outcome) throw new Error('an import answers for every record');
    return { record, result: outcome.result, id: outcome.record, refusal: outcome.refusal };
  });
}
