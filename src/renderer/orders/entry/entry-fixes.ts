import { approvalCommands } from '../../../shared/orders/approval-commands.ts';
import { announce } from '../../platform/announcements.ts';
import { say, sentenceOf } from '../../platform/strings.ts';
import { runCommand } from '../../platform/workstation-calls.ts';
import type { CellValue } from '../../ui/grid/cell-value.ts';
import type { EntryDocument } from './entry-document.ts';
import { goOnFromDraft } from './entry-finish.ts';
import type { Assessment } from './line-results.ts';

type Fix = Assessment['checks'][number]['fixes'][number];

/** Does what the button says to the lines or the head: one step that undo takes back. */
export function doFix({ grid, setHeader }: EntryDocument, fix: Fix): void {
  const label = { said: 'entry.step-fix', values: { fix: sentenceOf(fix.title) } };
  switch (fix.kind) {
    case 'set-header':
      setHeader(fix.changes);
      return;
    case 'set-line':
      grid.send({ type: 'apply', label, values: [{ line: fix.line, cells: cellsOf(fix.changes) }] });
      return;
    case 'replace-item': {
      const cells = { item: { id: fix.item, text: fix.number }, unit: null, price: null };
      grid.send({ type: 'apply', label, values: [{ line: fix.line, cells }] });
      return;
    }
    case 'split-line': {
      const lines = grid.store.getState().lines;
      const line = lines.find(({ key }) => key === fix.line);
      const spare = lines.at(-1);
      if (!line || !spare) return;
      grid.send({
        type: 'apply',
        label,
        values: [
          { line: line.key, cells: { quantity: fix.now } },
          { line: spare.key, cells: { ...line.cells, quantity: fix.rest, promise: fix.promisedDate } },
        ],
      });
      return;
    }
    case 'remove-line': {
      const cells = Object.fromEntries(
        Object.keys(grid.store.getState().lines.find(({ key }) => key === fix.line)?.cells ?? {}).map(
          (column) => [column, null],
        ),
      );
      grid.send({ type: 'apply', label, values: [{ line: fix.line, cells }] });
      return;
    }
    default:
      return;
  }
}

/** Prices that need somebody else’s yes: the draft gets its number, and the request stands in their queue. */
export async function askApproval(document: EntryDocument, line: string | null): Promise<void> {
  const written = await goOnFromDraft(document);
  if (!written.ok) {
    announce(sentenceOf(written.refusal), 'assertive');
    return;
  }
  const { order, number, lineOf } = written.value;
  const lines = line === null ? [] : [lineOf.get(line) ?? line];
  const answer = await runCommand(approvalCommands.askApproval, { order, lines });
  announce(
    answer.ok ? say('entry.approval-asked', { number }) : sentenceOf(answer.refusal),
    answer.ok ? 'polite' : 'assertive',
  );
}

/** Changes as commands name them, in the columns they stand in. */
function cellsOf(changes: Readonly<Record<string, unknown>>): Record<string, CellValue> {
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [COLUMNS[name] ?? name, value as CellValue]),
  );
}

const COLUMNS: Readonly<Record<string, string>> = {
  unitPrice: 'price',
  discountPercent: 'discount',
  promisedDate: 'promise',
  requestedDate: 'requested',
  priceRule: 'rule',
};
