import { isInTheWay } from '../../shared/orders/order-check.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { holdReason } from './HoldFacts.tsx';
import classes from './OrderTroubles.module.css';
import type { OrderMay } from './order-actions.ts';
import { askDeed } from './order-deeds.ts';
import { openHolds, type ShownOrder } from './order-record.ts';
import type { OrderProgress } from './order-words.tsx';

export interface OrderTroublesProps {
  readonly order: ShownOrder;
  readonly can: OrderMay;
  readonly progress: OrderProgress;
}

/** What stands in the way, red before amber, each with its way out; nothing where nothing does. */
export function OrderTroubles({ order, can, progress }: OrderTroublesProps) {
  const holds = openHolds(order);
  const short = order.lines.flatMap(({ id, position, itemNumber, backordered, backorderWhy }) =>
    backordered > 0 && backorderWhy ? [{ id, position, itemNumber, why: backorderWhy }] : [],
  );
  const checks = order.status === 'draft' ? can.checks.filter(isInTheWay) : [];
  const isStuck = progress.next?.refusal && holds.length === 0 && short.length === 0 && checks.length === 0;
  if (!isStuck && holds.length + short.length + checks.length === 0) return null;
  return (
    <section aria-label={say('order.in-the-way')}>
      <h2 className={classes.title}>{say('order.in-the-way')}</h2>
      <ul className={classes.troubles}>
        {checks.map(({ refusal }) => (
          <li key={sentenceOf(refusal)} data-tone="red">
            {sentenceOf(refusal)}
          </li>
        ))}
        {holds.map((hold) => (
          <li key={hold.id} data-tone="red">
            <strong>{say(`order.hold-${hold.kind}`)}</strong>. {holdReason(hold)}
          </li>
        ))}
        {short.map(({ id, position, itemNumber, why }) => (
          <li key={id} data-tone="amber">
            <strong>{say('order.line-item', { line: position, item: itemNumber })}</strong>. {sentenceOf(why)}
          </li>
        ))}
        {isStuck && progress.next?.refusal ? (
          <li data-tone="amber">{sentenceOf(progress.next.refusal)}</li>
        ) : null}
      </ul>
      {short.length === 0 ? null : (
        <ActionButton
          look="quiet"
          action={{
            id: 'order.who-has-stock',
            title: say('order.who-has-stock'),
            run: () => askDeed({ kind: 'allocate', order }),
          }}
        />
      )}
    </section>
  );
}
