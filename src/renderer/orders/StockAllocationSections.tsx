import { Link } from '@tanstack/react-router';
import { showShortDate, showTime } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { useNameOf } from '../platform/people-names.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import type { Allocation } from './StockAvailabilityPage.tsx';

/** Sections with the rows of figures of the page, and the names of these: lines that wait, what they want, what is held. */
export const WAITING = { section: 'waiting', figure: 'stock.waiting' } as const;
export const WANTED = { section: 'waiting', figure: 'stock.wanted' } as const;
export const HOLDERS = { section: 'holders', figure: 'stock.held' } as const;

type Waiting = Allocation['waiting'][number];

/** Who holds stock of the item, who waits for it in which order, and what decided the order. */
export function StockAllocationSections({ allocation }: { readonly allocation: Allocation }) {
  const nameOf = useNameOf();
  const { holders, waiting, unit } = allocation;
  return (
    <>
      <RecordSection id={WAITING.section} title={say('stock-promise.waits')}>
        <PlainTable
          label={say('stock-promise.waits')}
          rows={waiting}
          rowId={({ line }) => line}
          empty={say('stock-promise.nobody-waits')}
          columns={[
            {
              ...{ id: 'order', title: say('stock-promise.order') },
              parts: () => ({ [WAITING.figure]: 1 }),
              render: (row) => <OrderLink row={row} />,
            },
            {
              id: 'customer',
              title: say('stock-promise.customer'),
              render: ({ customerName }) => customerName,
            },
            {
              id: 'date',
              title: say('stock-promise.wanted-on'),
              render: ({ date }) => date && showShortDate(date),
            },
            {
              ...{ id: 'wants', title: say('stock-promise.wants', { unit }), align: 'end' },
              parts: ({ quantity }) => ({ [WANTED.figure]: quantity }),
              render: ({ quantity }) => showQuantity(quantity),
            },
            {
              ...{ id: 'gets', title: say('stock-promise.gets-now'), align: 'end' },
              render: ({ given }) => showQuantity(given),
            },
            {
              id: 'covered',
              title: say('stock-promise.covered-on'),
              render: ({ coveredOn }) =>
                coveredOn === null ? (
                  <StateWord tone="amber">{say('stock-promise.nobody-knows')}</StateWord>
                ) : (
                  showShortDate(coveredOn)
                ),
            },
            { id: 'why', title: say('stock-promise.why'), render: whyText },
          ]}
        />
      </RecordSection>
      <RecordSection id={HOLDERS.section} title={say('stock-promise.holds')}>
        <PlainTable
          label={say('stock-promise.holds')}
          rows={holders}
          rowId={({ line, place }) => `${line} ${place}`}
          empty={say('stock-promise.nobody-holds')}
          columns={[
            { id: 'order', title: say('stock-promise.order'), render: (row) => <OrderLink row={row} /> },
            {
              id: 'customer',
              title: say('stock-promise.customer'),
              render: ({ customerName }) => customerName,
            },
            {
              id: 'date',
              title: say('stock-promise.wanted-on'),
              render: ({ date }) => date && showShortDate(date),
            },
            {
              ...{ id: 'holds', title: say('stock-promise.holds-quantity', { unit }), align: 'end' },
              parts: ({ quantity }) => ({ [HOLDERS.figure]: quantity }),
              render: ({ quantity }) => showQuantity(quantity),
            },
            { id: 'place', title: say('stock-promise.place'), render: ({ place }) => place },
            {
              id: 'since',
              title: say('stock-promise.since'),
              render: ({ allocatedBy, allocatedAt }) =>
                say('stock-promise.since-by', { time: showTime(allocatedAt), name: nameOf(allocatedBy) }),
            },
          ]}
        />
      </RecordSection>
    </>
  );
}

function OrderLink({
  row,
}: {
  readonly row: { readonly order: string; readonly number: string; readonly position: number };
}) {
  return (
    <Link to={pagePath('orders', row.order)}>
      {say('stock-promise.line-of', { number: row.number, position: row.position })}
    </Link>
  );
}

/** What was short, and what decided who is served first. */
function whyText({ why, after }: Waiting): string {
  const place =
    after === null
      ? say('stock-promise.first')
      : say(`stock-promise.after-${after.because}`, { number: after.number });
  return `${sentenceOf(why)} ${place}`;
}
