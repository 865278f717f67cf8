import { useMemo, useState } from 'react';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
import { promotionCommands } from '../../shared/pricing/promotion-commands.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { today } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { NeverUsed } from '../ui/list/NeverUsed.tsx';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { stepAction } from '../ui/list/step-action.ts';
import { ListPage } from '../ui/page/ListPage.tsx';
import { FactList } from '../ui/page/RecordPage.tsx';
import { RecordPreview } from '../ui/page/RecordPreview.tsx';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import type { PricesFrame } from './PricesPage.tsx';
import { PromotionForm } from './PromotionForm.tsx';
import { bandsText, daysText } from './price-words.ts';

export type Promotion = QueryOutput<typeof pricingQueries.listPromotions>['promotions'][number];

const columns: readonly ListColumn<Promotion>[] = [
  { id: 'name', title: say('pricing.name'), width: 150, grow: true, render: ({ name }) => name },
  { id: 'for', title: say('pricing.for'), width: 130, leaves: 2, render: forText },
  { id: 'on', title: say('pricing.on'), width: 130, render: onText },
  { id: 'off', title: say('pricing.off'), width: 170, render: ({ bands }) => bandsText(bands) },
  { id: 'days', title: say('pricing.days'), width: 160, leaves: 1, render: daysText },
  { id: 'state', title: say('pricing.state'), width: 80, render: (promotion) => stateWord(promotion) },
];

/** Percents off for a time, on base list prices. */
export function PromotionList({ frame }: { readonly frame: PricesFrame }) {
  const { address, ...page } = frame;
  const [editing, setEditing] = useState<Promotion | 'new' | null>(null);
  const answer = useAnswer(pricingQueries.listPromotions, { today: today() }).data;
  const source = useMemo(() => rowsAtHand(answer?.promotions), [answer]);
  const remove = ({ id, name }: Promotion) =>
    void runAndSay(promotionCommands.removePromotion, { promotion: id }, say('pricing.removed', { name }));
  const create: PageAction = {
    id: 'promotion.create',
    title: say('pricing.new-promotion'),
    key: 'create',
    run: () => setEditing('new'),
  };
  return (
    <>
      <ListPage<Promotion>
        {...page}
        kind="promotions"
        label={say('place.prices')}
        primary={create}
        columns={columns}
        source={source}
        cursor={address.cursor}
        selectable={false}
        rowId={({ id }) => id}
        onOpen={setEditing}
        next={(promotion) =>
          stepAction(promotion.nextStep, promotion.id, {
            title: say('pricing.next-renew'),
            run: () => setEditing(promotion),
          })
        }
        preview={(promotion) => (
          <RecordPreview title={promotion.name}>
            <FactList
              facts={[
                [say('pricing.for'), forText(promotion)],
                [say('pricing.on'), onText(promotion)],
                [say('pricing.off'), bandsText(promotion.bands)],
                [say('pricing.days'), daysText(promotion)],
                [say('pricing.priority'), promotion.priority],
              ]}
            />
            <p>
              <ActionButton
                action={{
                  id: 'promotion.change',
                  title: say('pricing.change-promotion'),
                  run: () => setEditing(promotion),
                }}
              />{' '}
              <ActionButton
                look="quiet"
                action={{
                  id: 'promotion.remove',
                  title: say('pricing.remove-promotion'),
                  run: () => remove(promotion),
                }}
              />
            </p>
            <StillTimeline record={promotion.id} first={5} />
          </RecordPreview>
        )}
        empty={<NeverUsed sentence={say('pricing.no-promotions')} create={create} />}
      />
      {editing === null ? null : (
        <PromotionForm promotion={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

function forText({ customerName, customerGroup }: Promotion): string {
  if (customerGroup !== null) return say('pricing.group-named', { group: customerGroup });
  return customerName ?? say('pricing.for-everyone');
}

function onText({ itemNumber, itemGroup }: Promotion): string {
  if (itemGroup !== null) return say('pricing.item-group-named', { group: itemGroup });
  return itemNumber ?? say('pricing.on-everything');
}

function stateWord({ validFrom, validUntil }: Promotion) {
  if (validFrom > today()) return <StateWord tone="muted">{say('pricing.state-not-yet')}</StateWord>;
  if (validUntil !== null && validUntil < today()) {
    return <StateWord tone="muted">{say('pricing.state-over')}</StateWord>;
  }
  return <StateWord>{say('pricing.state-holds')}</StateWord>;
}
