import { useEffect } from 'react';
import { AllocateDialog } from './AllocateDialog.tsx';
import { BulkReasonDialog } from './BulkReasonDialog.tsx';
import {
  DecisionDialog,
  HoldDialog,
  LineDecisionDialog,
  NoteDialog,
  TakeBackDialog,
} from './OrderDialogs.tsx';
import { endDeed, type OrderDeed, useOrderDeed } from './order-deeds.ts';
import { ReleaseDialog } from './ReleaseDialog.tsx';
import { ShipDialog } from './ShipDialog.tsx';

/** The dialog of what somebody is about to do with an order; gone with the page. */
export function OrderDeedDialog() {
  const deed = useOrderDeed(({ deed: current }) => current);
  useEffect(() => endDeed, []);
  return deed === null ? null : <DialogOf deed={deed} />;
}

function DialogOf({ deed }: { readonly deed: OrderDeed }) {
  switch (deed.kind) {
    case 'ship':
      return <ShipDialog order={deed.order} onClose={endDeed} />;
    case 'allocate':
      return <AllocateDialog order={deed.order} onClose={endDeed} />;
    case 'release':
      return <ReleaseDialog order={deed.order} onClose={endDeed} />;
    case 'hold':
      return <HoldDialog order={deed.order} onClose={endDeed} />;
    case 'note':
      return <NoteDialog order={deed.order} note={deed.note} onClose={endDeed} />;
    case 'cancel-line':
    case 'short-close-line':
      return <LineDecisionDialog {...deed} onClose={endDeed} />;
    case 'take-back':
      return <TakeBackDialog {...deed} onClose={endDeed} />;
    case 'hold-all':
    case 'cancel-all':
      return <BulkReasonDialog kind={deed.kind} orders={deed.orders} onClose={endDeed} />;
    default:
      return <DecisionDialog kind={deed.kind} order={deed.order} onClose={endDeed} />;
  }
}
