import { undoOutcome } from '../../shared/company/import-outcome.ts';
import { itemCostImportCommands } from '../../shared/items/item-cost-import.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { KeptRecord, UndoneImport } from '../../shared/sync/import-runs.ts';
import type { PersonSession, Workstation } from '../workstation.ts';
import type { JournalStep } from './import-journal.ts';
import { keptRecords } from './kept-records.ts';
import { letOthersWork } from './other-work.ts';

const UNDO_COSTS = itemCostImportCommands.undoItemCostImport.name;

export interface UndoOptions {
  /** Asked between two steps. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (steps: number, of: number) => void;
}

/** Takes back an import, the last step first: documents before the customers and items they name. */
export async function undoImport(
  workstation: Pick<Workstation, 'run' | 'query' | 'timeline'>,
  steps: readonly JournalStep[],
  as: PersonSession | undefined,
  { signal, onProgress }: UndoOptions = {},
): Promise<UndoneImport> {
  const changeSets: string[] = [];
  const kept: KeptRecord[] = [];
  const refused: { changeSet: string; refusal: Refusal }[] = [];
  let removed = 0;
  for (const [done, { changeSet, undo }] of steps.toReversed().entries()) {
    // Lets a signal in between two steps, and everybody else.
    await letOthersWork();
    if (signal?.aborted) break;
    onProgress?.(done, steps.length);
    if (!undo) continue;
    const answer = workstation.run(undo, as);
    if (!answer.ok) {
      refused.push({ changeSet, refusal: answer.refusal });
      continue;
    }
    changeSets.push(answer.id);
    const outcome = undoOutcome.safeParse(answer.output);
    if (!outcome.success) continue;
    // A cost is no record of its own: its item is counted, and named once.
    if (undo.command !== UNDO_COSTS) removed += outcome.data.removed.length;
    const named = new Set(kept.map(({ record }) => record));
    const left = keptRecords(workstation, undo, outcome.data.kept, as);
    kept.push(...left.filter(({ record }) => record === null || !named.has(record)));
  }
  return { removed, kept, changeSets, isInterrupted: signal?.aborted ?? false, refused };
}
