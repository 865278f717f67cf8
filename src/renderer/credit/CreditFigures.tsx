import { sumOf } from '../../shared/kernel/money.ts';
import { showDate } from '../platform/date-format.ts';
import { showMoney } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { FigureFact } from '../ui/page/RecordPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { CREDIT_SECTION, holdsOfNext, useCredit } from './credit-answer.ts';

/** Credit left, what is overdue and what is on order, among the figures of a customer. */
export function CreditFigures({ record }: { readonly record: string }) {
  const credit = useCredit(record);
  if (!credit) return null;
  const { currency, left, asOf, overdue, rows } = credit;
  const holds = holdsOfNext(credit);
  const orders = sumOf(rows.filter(({ kind }) => kind !== 'receivable').map(({ amount }) => amount));
  const known = asOf === null ? undefined : say('credit.as-of', { date: showDate(asOf) });
  return (
    <>
      <FigureFact
        title={say('credit.left')}
        value={
          left === null ? (
            say('credit.no-limit')
          ) : (
            <Money amount={left} currency={currency} isBad={holds.includes('over-limit')} />
          )
        }
        fact={known}
        {...(left === null ? {} : opens('credit.left', left))}
      />
      {overdue === null && !holds.includes('overdue') ? null : (
        <FigureFact
          title={say('credit.overdue')}
          value={
            overdue === null ? (
              <StateWord tone="red">{say('credit.too-long')}</StateWord>
            ) : (
              <Money amount={overdue.amount} currency={currency} isBad={holds.includes('overdue')} />
            )
          }
          fact={overdue === null ? undefined : say('credit.days', { count: overdue.days })}
          {...(overdue === null ? {} : opens('credit.overdue', overdue.amount))}
        />
      )}
      <FigureFact
        title={say('credit.open-orders')}
        value={showMoney(orders, currency)}
        {...opens('credit.open-orders', orders)}
      />
    </>
  );
}

function opens(figure: string, value: number) {
  return { opens: { section: CREDIT_SECTION, figure, value } };
}

function Money(props: { readonly amount: number; readonly currency: string; readonly isBad: boolean }) {
  const text = showMoney(props.amount, props.currency);
  return props.isBad ? <StateWord tone="red">{text}</StateWord> : text;
}
