import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { holdQueueQueries } from '../../shared/orders/hold-queue.ts';
import { showTime } from '../platform/date-format.ts';
import { showMoney } from '../platform/number-format.ts';
import { useNameOf } from '../platform/people-names.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { FactList } from '../ui/page/RecordPage.tsx';

export type QueuedHold = QueryOutput<typeof holdQueueQueries.releaseQueue>['holds'][number];

/** Why a hold stands: a rule’s sentence or a person’s words. */
export function holdReason(hold: Pick<QueuedHold, 'placedRule' | 'placedWhy'>): string {
  return hold.placedRule ? sentenceOf(hold.placedRule) : (hold.placedWhy ?? '');
}

/** Who placed it, why and when; what the order was worth then and is worth now; who may release it. */
export function HoldFacts({ hold }: { readonly hold: QueuedHold }) {
  const nameOf = useNameOf();
  const { amount, amountNow, currency, amendments, releasers } = hold;
  const grown = amount !== null && amount !== amountNow;
  return (
    <FactList
      facts={[
        [say('order.hold-kind'), say(`order.hold-${hold.kind}`)],
        [say('order.reason'), holdReason(hold)],
        [
          say('order.placed'),
          say(hold.placedRule ? 'order.placed-by-rule' : 'order.placed-by', {
            name: nameOf(hold.placedBy),
            time: showTime(hold.placedAt),
          }),
        ],
        [
          say('order.value-now'),
          grown
            ? say('order.value-then', {
                now: showMoney(amountNow, currency),
                before: showMoney(amount, currency),
              })
            : showMoney(amountNow, currency),
        ],
        ...(amendments > 0
          ? [[say('order.amended-since'), say('order.times', { count: amendments })] as const]
          : []),
        [say('order.may-release'), releasers.length === 0 ? say('order.nobody') : releasers.join(', ')],
      ]}
    />
  );
}
