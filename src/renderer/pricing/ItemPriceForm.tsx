import { pricingCommands } from '../../shared/pricing/pricing-commands.ts';
import { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
import { today } from '../platform/date-format.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { PriceListForm } from './PriceListForm.tsx';

export interface ItemPriceFormProps {
  readonly item: string;
  readonly number: string;
  readonly unit: string;
  readonly onClose: () => void;
}

/** The first price of an item: on which list, from when. Where there is no list yet, the list comes first. */
export function ItemPriceForm({ item, number, unit, onClose }: ItemPriceFormProps) {
  const lists = useAnswer(pricingQueries.listPriceLists, {}).data?.lists;
  if (lists === undefined) return null;
  if (lists.length === 0) return <PriceListForm onClose={onClose} onMade={() => {}} />;
  const own = lists.find(({ kind }) => kind === 'base') ?? lists[0];
  return (
    <CommandDialog
      title={say('pricing.add-of', { item: number })}
      command={pricingCommands.setPrice}
      fields={[
        {
          name: 'list',
          label: say('pricing.list'),
          kind: 'choice',
          required: true,
          choices: lists.map(({ id, name, currency }) => ({
            value: id,
            title: say('pricing.list-in', { name, currency }),
          })),
        },
        {
          name: 'price',
          label: say('pricing.price-per', { unit }),
          kind: 'rate',
          required: true,
          half: true,
        },
        { name: 'validFrom', label: say('pricing.valid-from'), kind: 'date', required: true, half: true },
      ]}
      values={{ list: own?.id, validFrom: today() }}
      fixed={{ item, unit, fromQuantity: 0, validUntil: null }}
      said={() => say('pricing.set')}
      verb={say('pricing.add-price')}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
