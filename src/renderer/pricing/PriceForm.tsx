import { pricingCommands } from '../../shared/pricing/pricing-commands.ts';
import { itemChoices } from '../items/item-choices.ts';
import { today } from '../platform/date-format.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import type { PriceList } from './PriceListList.tsx';
import type { ListPrice } from './PriceSection.tsx';

/** One price: of an item and unit, from a quantity and a day on. One that stands keeps those; its amount and end change. */
export function PriceForm(props: {
  readonly list: PriceList;
  readonly price?: ListPrice;
  readonly onClose: () => void;
}) {
  const { list, price, onClose } = props;
  const key: readonly FieldSpec[] = price
    ? []
    : [
        { name: 'item', label: say('pricing.item'), kind: 'record', find: itemChoices, required: true },
        { name: 'unit', label: say('pricing.unit'), kind: 'line', required: true, half: true },
        {
          name: 'fromQuantity',
          label: say('pricing.from-quantity-on'),
          kind: 'quantity',
          required: true,
          half: true,
        },
        { name: 'validFrom', label: say('pricing.valid-from'), kind: 'date', required: true, half: true },
      ];
  const { item, unit, fromQuantity, validFrom } = price ?? {};
  return (
    <CommandDialog
      title={price ? say('pricing.change-of', { item: price.itemNumber }) : say('pricing.set-price')}
      command={pricingCommands.setPrice}
      fields={[
        ...key,
        { name: 'validUntil', label: say('pricing.valid-until'), kind: 'date', half: true },
        {
          name: 'price',
          label: say('pricing.price-in', { currency: list.currency }),
          kind: 'rate',
          required: true,
          half: true,
        },
      ]}
      values={price ?? { unit: 'EA', fromQuantity: 0, validFrom: today() }}
      fixed={{ list: list.id, ...(price ? { item, unit, fromQuantity, validFrom } : {}) }}
      said={() => say('pricing.set')}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
