import { useNavigate, useParams } from '@tanstack/react-router';
import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { availabilityQueries } from '../../shared/orders/availability-queries.ts';
import { orderDecisionCommands } from '../../shared/orders/order-decisions.ts';
import { STOCK_FIGURES, StockByPlace } from '../inventory/StockByPlace.tsx';
import { announce } from '../platform/announcements.ts';
import { showDate, today } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runCommand } from '../platform/workstation-calls.ts';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { RecordPage, RecordSection } from '../ui/page/RecordPage.tsx';
import { LEFT, LeftToSellSection } from './LeftToSellSection.tsx';
import { HOLDERS, StockAllocationSections, WAITING } from './StockAllocationSections.tsx';
import { StockOutlookSection } from './StockOutlookSection.tsx';

export type Availability = QueryOutput<typeof availabilityQueries.stockAvailability>;
export type Allocation = QueryOutput<typeof availabilityQueries.stockAllocation>;

/** The section in which on hand and available now have their rows. */
const PLACES = 'places';

/** When how much of an item can be promised, who holds it, who waits for it, and why. */
export function StockAvailabilityPage() {
  const { item } = useParams({ strict: false }) as { readonly item: string };
  const outlook = useAnswer(availabilityQueries.stockAvailability, { item, today: today() });
  const allocation = useAnswer(availabilityQueries.stockAllocation, { item, today: today() });
  const stock = useAnswer(stockQueries.stockOfItem, { item });
  const navigate = useNavigate();
  const problem = outlook.error ?? allocation.error;
  if (problem) {
    return <CannotRead problem={problem} onTryAgain={() => void outlook.refetch()} />;
  }
  if (!outlook.data || !allocation.data) return <Reading />;
  const { number, unit, availableNow, leftToSell, leadDate } = outlook.data;
  const { onHand, allocated, waiting } = allocation.data;
  const shown = (quantity: number) => `${showQuantity(quantity)} ${unit}`;
  return (
    <RecordPage
      kind="stock-availability"
      title={say('stock-promise.title', { number })}
      actions={[
        ...(waiting.some(({ given }) => given > 0) ? [allocateAction(item, number)] : []),
        {
          id: 'item.open',
          title: say('stock-promise.open-item', { number }),
          run: () => void navigate({ to: pagePath('items', item) }),
        },
      ]}
      figures={[
        {
          title: say('stock-promise.on-hand'),
          value: shown(onHand),
          opens: { section: PLACES, figure: STOCK_FIGURES.onHand, value: onHand },
        },
        {
          title: say('stock-promise.allocated'),
          value: shown(allocated),
          opens: { ...HOLDERS, value: allocated },
        },
        {
          title: say('stock-promise.available'),
          value: shown(availableNow),
          opens: { section: PLACES, figure: STOCK_FIGURES.available, value: availableNow },
        },
        leftToSell === null
          ? {
              title: say('stock-promise.ordered-today'),
              value: leadDate === null ? say('stock-promise.nobody-knows') : showDate(leadDate),
            }
          : {
              title: say('stock-promise.left-to-sell'),
              value: shown(leftToSell.left),
              opens: { ...LEFT, value: leftToSell.left },
            },
        {
          title: say('stock-promise.waiting'),
          value: say('stock-promise.lines', { count: waiting.length }),
          opens: { ...WAITING, value: waiting.length },
        },
      ]}
      history={{ record: item }}
    >
      {leftToSell === null ? null : <LeftToSellSection left={leftToSell} unit={unit} places={PLACES} />}
      <StockOutlookSection availability={outlook.data} />
      <StockAllocationSections allocation={allocation.data} />
      {stock.data ? (
        <RecordSection id={PLACES} title={say('stock-promise.by-place')}>
          <StockByPlace stock={stock.data} />
        </RecordSection>
      ) : null}
    </RecordPage>
  );
}

/** Shares what is available now among the lines that wait, as each row says. */
function allocateAction(item: string, number: string): PageAction {
  return {
    id: 'backorder.allocate',
    title: say('order.allocate'),
    key: 'allocate',
    run: () => void allocate(item, number),
  };
}

async function allocate(item: string, number: string): Promise<void> {
  const answer = await runCommand(orderDecisionCommands.allocateBackorders, { item });
  if (!answer.ok) return announce(sentenceOf(answer.refusal), 'assertive');
  const count = answer.output.allocated.filter(({ quantity }) => quantity > 0).length;
  announce(say('stock-promise.allocated-lines', { number, count }));
}
