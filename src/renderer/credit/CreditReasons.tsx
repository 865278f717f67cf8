import { Link } from '@tanstack/react-router';
import { showShortDate } from '../platform/date-format.ts';
import { showAmount, showMoney } from '../platform/number-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { say } from '../platform/strings.ts';
import type { FigureParts } from '../ui/figure-marks.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import classes from './CreditReasons.module.css';
import type { CreditExplained } from './credit-answer.ts';

interface Line {
  readonly id: string;
  readonly what: string;
  readonly date: string | null;
  readonly amount: number;
  readonly isSum?: true;
  readonly order?: string | null;
  readonly parts?: FigureParts;
}

/** Why so much is left: the limit, everything that takes from it, and what remains. The rows add up. */
export function CreditReasons({ credit }: { readonly credit: CreditExplained }) {
  const { currency } = credit;
  return (
    <PlainTable
      label={say('credit.reasons')}
      rows={linesOf(credit)}
      rowId={({ id }) => id}
      empty={say('credit.nothing-owed')}
      columns={[
        {
          id: 'what',
          title: say('credit.what'),
          render: ({ what, isSum, order }) =>
            order ? (
              <Link to={pagePath('orders', order)}>{what}</Link>
            ) : (
              <span className={isSum && classes.sum}>{what}</span>
            ),
        },
        {
          id: 'date',
          title: say('credit.date'),
          render: ({ date }) => (date === null ? '' : showShortDate(date)),
        },
        {
          id: 'amount',
          title: say('credit.amount', { currency }),
          align: 'end',
          parts: ({ parts = {} }) => parts,
          render: ({ amount, isSum }) => (
            <span className={isSum && classes.sum}>{showAmount(amount, currency)}</span>
          ),
        },
      ]}
    />
  );
}

/** Limit minus rows is what is left; without a limit the rows add up to the exposure. */
function linesOf(credit: CreditExplained): readonly Line[] {
  const { limit, allowance, rows, left, exposure, overdue, currency } = credit;
  const isLimited = left !== null;
  const sign = isLimited ? -1 : 1;
  const first: readonly Line[] = !isLimited
    ? []
    : limit === null
      ? [
          {
            id: 'allowance',
            what: say('credit.allowance'),
            date: credit.asOf,
            amount: allowance ?? 0,
            parts: { 'credit.left': allowance ?? 0 },
          },
        ]
      : [
          {
            id: 'limit',
            what: say('credit.limit'),
            date: null,
            amount: limit,
            parts: { 'credit.left': limit },
          },
        ];
  const taking = rows.map(({ kind, number, orders, date, amount, order }) => ({
    id: `${kind} ${order ?? ''}`,
    what:
      kind === 'receivable' && overdue !== null && overdue.amount > 0
        ? say('credit.row-receivable-overdue', { overdue: showMoney(overdue.amount, currency) })
        : say(`credit.row-${kind}`, { number, count: orders }),
    date,
    amount: sign * amount,
    order,
    parts: {
      'credit.left': -amount,
      ...(kind === 'receivable'
        ? { 'credit.overdue': overdue?.amount ?? 0 }
        : { 'credit.open-orders': amount }),
    },
  }));
  const last: readonly Line[] = isLimited
    ? [{ id: 'left', what: say('credit.left'), date: null, amount: left, isSum: true }]
    : exposure === null
      ? []
      : [{ id: 'exposure', what: say('credit.exposure'), date: null, amount: exposure, isSum: true }];
  return rows.length === 0 && !isLimited ? [] : [...first, ...taking, ...last];
}
