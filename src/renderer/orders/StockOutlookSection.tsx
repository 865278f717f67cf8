import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { showDate, showShortDate } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { say } from '../platform/strings.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import type { Availability } from './StockAvailabilityPage.tsx';
import { StockOutlookPicture } from './StockOutlookPicture.tsx';

type Row = Availability['rows'][number];
type Supply = Row['supplies'][number];

/** The section with the rows of what still comes in time, and the name of that figure. */
export const COMING = { section: 'by-date', figure: 'stock.coming' } as const;

/** The time-phased picture, and the same rows as a table: what comes, what is due, what can be promised. */
export function StockOutlookSection({ availability }: { readonly availability: Availability }) {
  const { rows, overdue, unit, today } = availability;
  return (
    <RecordSection id={COMING.section} title={say('stock-promise.by-date')}>
      <StockOutlookPicture rows={rows} unit={unit} today={today} />
      <PlainTable
        label={say('stock-promise.by-date')}
        rows={rows}
        rowId={({ date }) => date}
        columns={[
          {
            id: 'date',
            title: say('stock-promise.date'),
            render: ({ date }) => (date === today ? say('stock-promise.now') : showDate(date)),
          },
          {
            ...amount('receipts'),
            parts: ({ receipts }) => ({ [COMING.figure]: receipts }),
            render: ({ receipts }) => some(receipts),
          },
          { ...amount('commitments'), render: ({ commitments }) => some(commitments) },
          { ...amount('projected'), render: (row) => <Projected row={row} /> },
          { ...amount('promisable'), render: ({ promisable }) => showQuantity(promisable) },
          {
            id: 'from',
            title: say('stock-promise.comes-with'),
            render: ({ supplies }) => supplies.map(supplyText).join('; '),
          },
          {
            id: 'due',
            title: say('stock-promise.due-to'),
            render: ({ date }) => <DueTo date={date} availability={availability} />,
          },
        ]}
      />
      {overdue.length === 0 ? null : (
        <p>
          <StateWord tone="amber">{say('stock-promise.overdue', { count: overdue.length })}</StateWord>{' '}
          {overdue.map((supply) => `${showShortDate(supply.date)} ${supplyText(supply)}`).join('; ')}
        </p>
      )}
    </RecordSection>
  );
}

function amount(id: 'receipts' | 'commitments' | 'projected' | 'promisable') {
  return { id, title: say(`stock-promise.${id}`), align: 'end' as const };
}

function some(quantity: number): string {
  return quantity === 0 ? '' : showQuantity(quantity);
}

function Projected({ row: { projected } }: { readonly row: Row }) {
  const text = showQuantity(projected);
  return projected < 0 ? <StateWord tone="red">{text}</StateWord> : text;
}

/** What is due that day, order by order; what has no date or is late is due now. */
function DueTo({ date, availability }: { readonly date: string; readonly availability: Availability }) {
  const { commitments, today } = availability;
  const due = commitments.filter(({ date: on }) => (on === null || on < today ? today : on) === date);
  return due.map(({ order, line, number, position, quantity }, index) => (
    <Fragment key={line}>
      {index === 0 ? '' : '; '}
      {say('stock-promise.due', { quantity: showQuantity(quantity) })}{' '}
      <Link to={pagePath('orders', order)}>{say('stock-promise.line-of', { number, position })}</Link>
    </Fragment>
  ));
}

function supplyText({ quantity, reference, acknowledged }: Supply): string {
  const named = { quantity: showQuantity(quantity), reference: reference ?? say('stock-promise.no-number') };
  return say(acknowledged ? 'stock-promise.supply' : 'stock-promise.supply-unsure', named);
}
