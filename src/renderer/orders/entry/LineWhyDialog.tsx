import { explainPrice } from '../../../shared/pricing/price-explanation.ts';
import { useAnswer } from '../../platform/query-cache.ts';
import { say } from '../../platform/strings.ts';
import { PriceReasons } from '../../pricing/PriceReasons.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { CannotRead, Reading } from '../../ui/NoticeLine.tsx';
import type { EntryDocument } from './entry-document.ts';
import { FocusedLine } from './FocusedLine.tsx';
import type { Assessment } from './line-results.ts';

export interface LineWhyDialogProps {
  readonly document: EntryDocument;
  readonly assessment: Assessment;
  readonly line: Assessment['lines'][number];
  readonly onClose: () => void;
}

/** Why this price and this promise: every rule that was looked at, and where the goods come from. */
export function LineWhyDialog({ document, assessment, line, onClose }: LineWhyDialogProps) {
  const { head } = document.state.getState();
  const quantity = document.grid.store.getState().lines.find(({ key }) => key === line.key)?.cells.quantity;
  const answer = useAnswer(explainPrice, {
    item: line.item?.id ?? '',
    unit: line.unit ?? '',
    quantity: typeof quantity === 'number' ? quantity : (line.price?.pricedFor ?? 0),
    customer: head.customer?.id ?? null,
    date: head.placedOn,
  });
  return (
    <Dialog opened onClose={onClose} size={620} title={say('entry.why-line', { line: line.position })}>
      {answer.error ? <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} /> : null}
      {answer.data ? <PriceReasons explained={answer.data} currency={assessment.currency} /> : <Reading />}
      <FocusedLine document={document} assessment={assessment} />
    </Dialog>
  );
}
