import { IMPORT_BATCH } from '../../shared/company/import-outcome.ts';
import { DRAFT_IMPORT_BATCH } from '../../shared/orders/order-draft-import.ts';
import type { ItemRecord } from '../importing/import-record.ts';
import type { ImportRunner } from './import-runner.ts';
import { costInput, type MasterRecord, masterCommands, masterInput, masterKinds } from './master-inputs.ts';
import { type BatchOutcome, chunksOf, type RecordOutcome, runBatches } from './record-batches.ts';

/** Runs records of all master kinds, in the order in which they build on each other, in one commit if all goes well; costs in a second. */
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
  const costs = runCosts(runner, system, ran.outcomes);
  return {
    outcomes: [...refused, ...ran.outcomes.map((outcome) => withCost(outcome, costs.results))],
    steps: [...ran.steps, ...costs.steps],
  };
}

/** The costs of items that stand now, after them, so that an undo takes them back before. */
function runCosts(
  runner: ImportRunner,
  system: string,
  outcomes: BatchOutcome<MasterRecord>['outcomes'],
): {
  readonly results: ReadonlyMap<MasterRecord, RecordOutcome<ItemRecord>>;
  readonly steps: BatchOutcome<ItemRecord>['steps'];
} {
  const items = outcomes.flatMap(({ record, result }) =>
    record.kind === 'item' && record.unitCostMicro !== null && result !== 'refused' ? [record] : [],
  );
  const inputOf = (some: readonly ItemRecord[]) => ({
    system,
    records: some.map((record) => {
      const input = costInput(record);
      if (!input.ok) throw new Error('the costs of a record are checked with it');
      return input.value;
    }),
  });
  const ran = runBatches<ItemRecord>(
    runner,
    chunksOf(items, IMPORT_BATCH).map((records) => ({ command: 'item.import-costs', records, inputOf })),
  );
  return { results: new Map(ran.outcomes.map((outcome) => [outcome.record, outcome])), steps: ran.steps };
}

/** A row is one record, item and cost: refused where its cost is, changed where only its cost was. */
function withCost(
  outcome: RecordOutcome<MasterRecord>,
  costs: ReadonlyMap<MasterRecord, RecordOutcome<ItemRecord>>,
): RecordOutcome<MasterRecord> {
  const cost = costs.get(outcome.record);
  if (!cost || cost.result === 'unchanged') return outcome;
  if (cost.result === 'refused') return { ...outcome, result: 'refused', refusal: cost.refusal };
  return outcome.result === 'unchanged' ? { ...outcome, result: 'updated' } : outcome;
}
