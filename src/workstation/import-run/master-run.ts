import { IMPORT_BATCH } from '../../shared/company/import-outcome.ts';
import { DRAFT_IMPORT_BATCH } from '../../shared/orders/order-draft-import.ts';
import type { ImportRunner } from './import-runner.ts';
import { type MasterRecord, masterCommands, masterInput, masterKinds } from './master-inputs.ts';
import { type BatchOutcome, chunksOf, type RecordOutcome, runBatches } from './record-batches.ts';

/** Runs records of all master kinds, in the order in which they build on each other, in one commit if all goes well. */
export function runMasters(
  runner: ImportRunner,
  system: string,
  records: readonly MasterRecord[],
): BatchOutcome<MasterRecord> {
  const refused: RecordOutcome<MasterRecord>[] = [];
  const inputs = new Map<MasterRecord, unknown>();
  for (const record of records) {
    const input = masterInput(record);
    if (input.ok) inputs.set(record, input.value);
    else refused.push({ record, result: 'refused', id: null, refusal: input.refusal });
  }
  const inputOf = (some: readonly MasterRecord[]) => ({
    system,
    records: some.map((record) => inputs.get(record)),
  });
  const ran = runBatches(
    runner,
    masterKinds.flatMap((kind) => {
      const ofKind = records.filter((record) => record.kind === kind && inputs.has(record));
      return chunksOf(ofKind, kind === 'draft' ? DRAFT_IMPORT_BATCH : IMPORT_BATCH).map((chunk) => ({
        command: masterCommands[kind],
        records: chunk,
        inputOf,
      }));
    }),
  );
  return { outcomes: [...refused, ...ran.outcomes], steps: ran.steps };
}
