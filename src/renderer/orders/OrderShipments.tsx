import { showDate } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import { useNameOf } from '../platform/people-names.ts';
import { useMay } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { askDeed } from './order-deeds.ts';
import type { LinesProgress, ShownOrder } from './order-record.ts';

/** What left and when, newest first; what was shipped by mistake comes back by an opposite movement. */
export function OrderShipments({
  order,
  lines,
}: {
  readonly order: ShownOrder;
  readonly lines: LinesProgress;
}) {
  const nameOf = useNameOf();
  const mayShip = useMay('orders.ship');
  const known = new Map(order.lines.map((line) => [line.id, line]));
  const units = new Map(lines.lines.map(({ line, unit }) => [line, unit]));
  return (
    <RecordSection title={say('order.shipments')}>
      <PlainTable
        label={say('order.shipments')}
        rows={lines.shipments}
        rowId={({ movement }) => movement}
        columns={[
          { id: 'day', title: say('order.shipped-on'), render: ({ shippedOn }) => showDate(shippedOn) },
          {
            id: 'line',
            title: say('order.line'),
            render: ({ line }) => {
              const shown = known.get(line);
              return shown ? say('order.line-item', { line: shown.position, item: shown.itemNumber }) : null;
            },
          },
          {
            id: 'quantity',
            title: say('order.quantity'),
            align: 'end',
            render: ({ quantity, line }) => `${showQuantity(quantity)} ${units.get(line) ?? ''}`,
          },
          { id: 'by', title: say('order.by'), render: ({ movedBy }) => nameOf(movedBy) },
          { id: 'note', title: say('order.note'), render: ({ note }) => note },
          {
            id: 'back',
            title: '',
            align: 'end',
            render: ({ movement, quantity, reversedBy, line }) =>
              reversedBy !== null ? (
                <StateWord tone="muted">{say('order.came-back')}</StateWord>
              ) : mayShip ? (
                <ActionButton
                  look="quiet"
                  label={say('order.take-back')}
                  action={{
                    id: `order.unship:${movement}`,
                    title: say('order.take-back'),
                    run: () =>
                      askDeed({
                        kind: 'take-back',
                        order,
                        movement,
                        what: `${showQuantity(quantity)} ${units.get(line) ?? ''}`,
                      }),
                  }}
                />
              ) : null,
          },
        ]}
      />
    </RecordSection>
  );
}
