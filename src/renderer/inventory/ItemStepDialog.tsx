import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import type { ItemState } from '../../shared/items/item-lifecycle.ts';
import { SuccessorForm } from '../items/SuccessorForm.tsx';
import { useAnswer } from '../platform/query-cache.ts';
import { ItemPriceForm } from '../pricing/ItemPriceForm.tsx';
import type { StepHere } from './item-step-actions.ts';
import { ExpectForm, ReceiveForm } from './ReceiptForms.tsx';
import { StockDialog, type StockOf } from './StockDialogs.tsx';

export interface ItemStepDialogProps {
  readonly step: StepHere;
  readonly of: StockOf & { readonly site?: string; readonly lifecycle?: ItemState };
  readonly onClose: () => void;
}

/** What the next step of an item, or of its stock at a place, asks for. */
export function ItemStepDialog({ step, of, onClose }: ItemStepDialogProps) {
  switch (step) {
    case 'receive':
      return <DueReceiptForm of={of} onClose={onClose} />;
    case 'expect':
      return <ExpectForm of={of} onClose={onClose} />;
    case 'adjust':
      return <StockDialog verb="adjust" of={of} onClose={onClose} />;
    case 'add-price':
      return <ItemPriceForm {...of} onClose={onClose} />;
    case 'name-successor':
      return <SuccessorForm {...of} lifecycle={of.lifecycle ?? 'ended'} onClose={onClose} />;
  }
}

/** The earliest of what is expected comes first. */
function DueReceiptForm({ of, onClose }: Pick<ItemStepDialogProps, 'of' | 'onClose'>) {
  const asked = { item: of.item, ...(of.site === undefined ? {} : { site: of.site }), limit: 1 };
  const [receipt] = useAnswer(stockQueries.listExpectedReceipts, asked).data?.receipts ?? [];
  if (!receipt) return null;
  return (
    <ReceiveForm
      key={receipt.id}
      receipt={receipt}
      {...(of.place === undefined ? {} : { place: of.place })}
      onClose={onClose}
    />
  );
}
