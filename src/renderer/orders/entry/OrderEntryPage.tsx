import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { pagePath } from '../../platform/page-path.ts';
import { say } from '../../platform/strings.ts';
import { EmptyPlace, Reading, RefusalLine } from '../../ui/NoticeLine.tsx';
import { type Opening, openBuffer, openOrder } from './entry-opening.ts';
import { OrderEntry } from './OrderEntry.tsx';

/** `?customer=` says whom a new order is for. */
interface ForWhom {
  readonly customer?: string;
}

/** `/orders/new`: a buffer of its own, so that back, reload and a second window find what was typed. */
export function NewOrderPage() {
  const [buffer] = useState(() => crypto.randomUUID());
  const forWhom = useSearch({ strict: false }) as ForWhom;
  return <Navigate to={`/orders/new/${buffer}`} search={forWhom as never} replace />;
}

/** `/orders/new/$buffer`. */
export function OrderBufferPage() {
  const { buffer } = useParams({ strict: false }) as { readonly buffer: string };
  const { customer = null } = useSearch({ strict: false }) as ForWhom;
  return <OpenedEntry key={buffer} open={() => openBuffer(buffer, customer)} />;
}

/** `/orders/$order/edit` and `/orders/$order/amend`. */
export function OrderAgainPage() {
  const { order } = useParams({ strict: false }) as { readonly order: string };
  return <OpenedEntry key={order} open={() => openOrder(order)} />;
}

function OpenedEntry({ open }: { readonly open: () => Promise<Opening> }) {
  const [opening, setOpening] = useState<Opening | null>(null);
  // The key of the page says what is opened; it is opened once.
  const [first] = useState(() => open);
  useEffect(() => {
    let stands = true;
    void first().then((answer) => stands && setOpening(answer));
    return () => {
      stands = false;
    };
  }, [first]);
  if (opening === null) return <Reading />;
  if (opening.ok) return <OrderEntry opened={opening.opened} />;
  if (opening.gone && opening.order !== null) {
    return <Navigate to={pagePath('orders', opening.order)} replace />;
  }
  if (opening.gone) return <EmptyPlace sentence={say('entry.gone')} />;
  return <RefusalLine refusal={opening.refusal} />;
}
