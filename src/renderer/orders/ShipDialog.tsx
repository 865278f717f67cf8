import { useState } from 'react';
import { formatQuantity, parseQuantity } from '../../shared/kernel/quantity.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { orderProgressQueries } from '../../shared/orders/order-progress.ts';
import { showOrder } from '../../shared/orders/order-queries.ts';
import { orderShipCommands } from '../../shared/orders/order-ship.ts';
import { useCommand } from '../platform/command-runs.ts';
import { today } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import { usePageActions } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormField } from '../ui/form/FormField.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { Reading, RefusalLine } from '../ui/NoticeLine.tsx';
import type { NamedOrder } from './order-deeds.ts';
import classes from './order-dialogs.module.css';

type Progress = QueryOutput<typeof orderProgressQueries.progressOfLines>['lines'][number];

export interface ShipDialogProps {
  readonly order: NamedOrder;
  readonly onClose: () => void;
}

/** What leaves now: each line with what is allocated to it, to be changed within what may be shipped. */
export function ShipDialog({ order, onClose }: ShipDialogProps) {
  const shown = useAnswer(showOrder, { order: order.id }).data;
  const progress = useAnswer(orderProgressQueries.progressOfLines, { order: order.id }).data;
  const items = new Map(shown?.lines.map((line) => [line.id, line.itemNumber]));
  const goods = new Set(shown?.lines.filter(({ notGoods }) => !notGoods).map(({ id }) => id));
  const lines = progress?.lines
    .filter(({ line, mayShip }) => goods.has(line) && mayShip > 0)
    .map((line) => ({ ...line, item: items.get(line.line) ?? '' }));
  return (
    <Dialog opened onClose={onClose} title={say('order.ship-title', { number: order.number })} size={680}>
      {lines && shown ? <ShipForm order={order} lines={lines} onClose={onClose} /> : <Reading />}
    </Dialog>
  );
}

interface ShipFormProps extends ShipDialogProps {
  readonly lines: readonly (Progress & { readonly item: string })[];
}

function ShipForm({ order, lines, onClose }: ShipFormProps) {
  const { run, refusal, running } = useCommand(orderShipCommands.shipOrderLines);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      lines.map(({ line, allocated }) => [line, allocated > 0 ? formatQuantity(allocated) : '']),
    ),
  );
  const [shippedOn, setShippedOn] = useState(today());
  const read = lines.map((line) => ({
    line,
    quantity: parseQuantity((typed[line.line] ?? '').trim() || '0'),
  }));
  const wrong = read.find(({ quantity }) => !quantity.ok);
  const ship = async () => {
    if (wrong) return;
    const asked = read.flatMap(({ line, quantity }) =>
      quantity.ok && quantity.value > 0 ? [{ line: line.line, quantity: quantity.value }] : [],
    );
    // Nothing typed asks for everything allocated: the refusal says what there is to ship.
    const input = { order: order.id, shippedOn, ...(asked.length > 0 ? { lines: asked } : {}) };
    const answer = await run(input, say('order.ship-done', { number: order.number, count: asked.length }));
    if (answer.ok) onClose();
  };
  const action = {
    id: 'order.ship-lines',
    title: say('order.ship-lines'),
    key: 'primary' as const,
    run: () => void ship(),
  };
  usePageActions([action]);
  return (
    <>
      <p className={classes.explain}>{say('order.ship-help')}</p>
      <PlainTable
        label={say('order.ship-lines')}
        rows={read}
        rowId={({ line }) => line.line}
        empty={say('order.nothing-left-to-ship', { number: order.number })}
        columns={[
          { id: 'position', title: say('order.line'), render: ({ line }) => line.position },
          { id: 'item', title: say('order.item'), render: ({ line }) => line.item },
          {
            id: 'ordered',
            title: say('order.ordered'),
            align: 'end',
            render: ({ line }) => showQuantity(line.ordered),
          },
          {
            id: 'shipped',
            title: say('order.shipped'),
            align: 'end',
            render: ({ line }) => showQuantity(line.shipped),
          },
          {
            id: 'allocated',
            title: say('order.allocated'),
            align: 'end',
            render: ({ line }) => showQuantity(line.allocated),
          },
          {
            id: 'now',
            title: say('order.ships-now'),
            align: 'end',
            render: ({ line, quantity }) => (
              <input
                className={classes.number}
                inputMode="decimal"
                aria-label={say('order.ships-now-of', { line: line.position, item: line.item })}
                aria-invalid={!quantity.ok}
                data-autofocus={line === read[0]?.line || undefined}
                value={typed[line.line] ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  setTyped((all) => ({ ...all, [line.line]: value }))
                }
                onFocus={({ currentTarget }) => currentTarget.select()}
              />
            ),
          },
          { id: 'unit', title: '', render: ({ line }) => line.unit },
          {
            id: 'most',
            title: '',
            render: ({ line }) => (
              <span className={classes.muted}>
                {say('order.ships-most', { most: showQuantity(line.mayShip) })}
              </span>
            ),
          },
        ]}
      />
      <div className={classes.dates}>
        <FormField
          id="shipped-on"
          spec={{ name: 'shippedOn', label: say('order.shipped-on'), kind: 'date', required: true }}
          value={shippedOn}
          error={null}
          onChange={(value) => setShippedOn(String(value))}
        />
      </div>
      <RefusalLine refusal={wrong && !wrong.quantity.ok ? wrong.quantity.refusal : refusal} />
      <div className={classes.buttons}>
        <ActionButton action={{ id: 'cancel', title: say('cancel'), run: onClose }} look="quiet" />
        <ActionButton action={action} look="primary" label={running ? say('form.saving') : action.title} />
      </div>
    </>
  );
}
