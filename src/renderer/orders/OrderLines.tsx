import { Link } from '@tanstack/react-router';
import { showShortDate, today } from '../platform/date-format.ts';
import { showAmount, showPercent, showQuantity, showRate } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { type PlainColumn, PlainTable } from '../ui/list/PlainTable.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { MoreMenu } from '../ui/WorkHeader.tsx';
import classes from './OrderLines.module.css';
import { OrderSums } from './OrderSums.tsx';
import { askDeed } from './order-deeds.ts';
import { ORDER_TOTAL } from './order-figures.tsx';
import type { LinesProgress, ShownLine, ShownOrder } from './order-record.ts';

type Progress = LinesProgress['lines'][number];
type Row = ShownLine & { readonly far: Progress | undefined };

/** The lines with what was ordered, is allocated, has gone and is missing, and why it is. */
export function OrderLines({ order, lines }: { readonly order: ShownOrder; readonly lines: LinesProgress }) {
  const far = new Map(lines.lines.map((each) => [each.line, each]));
  const rows = order.lines.map((line): Row => ({ ...line, far: far.get(line.id) }));
  const isOwn = order.origin === 'own';
  const { currency } = order;
  const decided = new Map(lines.decisions.map((decision) => [decision.line, decision.why]));
  return (
    <RecordSection id={ORDER_TOTAL.section} title={say('order.lines')}>
      <PlainTable<Row>
        label={say('order.lines')}
        rows={rows}
        rowId={({ id }) => id}
        empty={say('order.no-lines')}
        columns={[
          {
            id: 'position',
            title: '#',
            render: ({ position }) => <span className={classes.muted}>{position}</span>,
          },
          {
            id: 'item',
            title: say('order.item'),
            render: ({ item, itemNumber }) => (
              <Link to={pagePath('items', item)} className={classes.number}>
                {itemNumber}
              </Link>
            ),
          },
          {
            id: 'description',
            title: say('order.description'),
            render: (line) => <Description line={line} decided={decided.get(line.id) ?? null} />,
          },
          {
            id: 'ordered',
            title: say('order.ordered'),
            align: 'end',
            render: ({ quantity, unit, far: progress }) => (
              <span className={classes.number}>
                {showQuantity(quantity)} {unit}
                {progress && progress.unit !== unit && progress.unit !== '' ? (
                  <span className={classes.muted}>
                    {' '}
                    = {showQuantity(progress.ordered)} {progress.unit}
                  </span>
                ) : null}
              </span>
            ),
          },
          ...(isOwn ? progressColumns() : []),
          {
            id: 'price',
            title: say('order.price'),
            align: 'end',
            render: ({ unitPrice }) => showRate(unitPrice, currency),
          },
          {
            id: 'discount',
            title: say('order.discount'),
            align: 'end',
            render: ({ discountPercent }) => (discountPercent ? showPercent(discountPercent) : null),
          },
          {
            id: 'amount',
            title: say('order.line-amount', { currency }),
            align: 'end',
            parts: ({ amount }) => ({ [ORDER_TOTAL.figure]: amount }),
            render: ({ amount }) => showAmount(amount, currency),
          },
          { id: 'promised', title: say('order.promised'), render: (line) => <LinePromise line={line} /> },
          { id: 'menu', title: '', align: 'end', render: (line) => <LineMenu order={order} line={line} /> },
        ]}
      />
      <OrderSums order={order} />
    </RecordSection>
  );
}

function progressColumns(): readonly PlainColumn<Row>[] {
  return [
    {
      id: 'allocated',
      title: say('order.allocated'),
      align: 'end',
      render: ({ notGoods, far }) => (notGoods ? '–' : showQuantity(far?.allocated ?? 0)),
    },
    {
      id: 'shipped',
      title: say('order.shipped'),
      align: 'end',
      render: ({ notGoods, far }) => (notGoods ? '–' : showQuantity(far?.shipped ?? 0)),
    },
    {
      id: 'short',
      title: say('order.short'),
      align: 'end',
      render: ({ notGoods, backordered }) =>
        notGoods ? (
          '–'
        ) : (
          <span className={backordered > 0 ? classes.short : classes.muted}>{showQuantity(backordered)}</span>
        ),
    },
  ];
}

/** What it is, and under it what is to be known of it: how it ended, why it is short, the note. */
function Description({ line, decided }: { readonly line: Row; readonly decided: string | null }) {
  const { description, status, backorderWhy, backordered, note } = line;
  return (
    <div className={classes.description}>
      <span className={status === 'cancelled' ? classes.gone : undefined}>{description}</span>
      {status === 'open' ? null : (
        <>
          {' '}
          <StateWord tone="muted">{say(`order.line-${status}`)}</StateWord>
        </>
      )}
      {decided === null ? null : <span className={classes.under}>{decided}</span>}
      {backordered > 0 && backorderWhy ? (
        <span className={`${classes.under} ${classes.short}`}>{sentenceOf(backorderWhy)}</span>
      ) : null}
      {note === null ? null : <span className={classes.under}>{note}</span>}
    </div>
  );
}

function LinePromise({ line: { promisedDate, firstConfirmedDate, status } }: { readonly line: Row }) {
  if (promisedDate === null) return null;
  const isLate = status === 'open' && promisedDate < today();
  const moved = firstConfirmedDate !== null && firstConfirmedDate !== promisedDate;
  return (
    <span
      className={isLate ? classes.late : undefined}
      title={moved ? say('order.first-confirmed', { date: showShortDate(firstConfirmedDate) }) : undefined}
    >
      {showShortDate(promisedDate)}
      {moved ? '*' : ''}
      {isLate ? <span className="visually-hidden"> {say('order.late')}</span> : null}
    </span>
  );
}

/** How a line ends by decision, each with the refusal of its own rule. */
function LineMenu({ order, line }: { readonly order: ShownOrder; readonly line: Row }) {
  const { far, position, id } = line;
  if (!far || order.status !== 'confirmed' || order.origin === 'imported' || line.status !== 'open')
    return null;
  const actions = (['short-close-line', 'cancel-line'] as const).map(
    (kind): PageAction => ({
      id: `order.${kind}:${id}`,
      title: say(`order.${kind}`, { line: position }),
      may: (kind === 'cancel-line' ? far.cancel : far.shortClose) ?? true,
      run: () => askDeed({ kind, order, line: { id, position } }),
    }),
  );
  return <MoreMenu actions={actions} label="…" name={say('order.line-menu', { line: position })} />;
}
