import { MICROS_PER_ONE } from '../../shared/kernel/decimal.ts';
import { showQuantity } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { type Tellings, type ToldRow, toldText } from '../ui/page/event-telling.ts';

/** What happened to items, with what it was: “Changed item: Group RIGGING → DECK”, “Set cost: Cost – → USD 2.10”. */
export const itemTellings: Tellings = {
  items: {
    columns: {
      number: toldText('items.number'),
      description: toldText('items.description'),
      itemGroup: toldText('items.group'),
      lifecycle: { label: 'items.state', as: 'word', key: 'items.state-' },
      successor: { label: 'items.successor', as: 'name' },
      leadTimeDays: { label: 'items.lead-time', as: 'count', key: 'items.days' },
      weight: { label: 'items.weight', as: 'quantity' },
      taxGroup: toldText('items.tax-group'),
      note: { as: 'text', onlyAfter: true },
    },
  },
  itemUnits: { row: unitRow },
  itemBarcodes: { row: ['barcode', 'unit'] },
  customerItemNumbers: { columns: { customer: { as: 'name' } }, row: ['number', 'customer', 'unit'] },
  vendorItemNumbers: { columns: { vendor: { as: 'name' } }, row: ['number', 'vendor'] },
  itemCosts: {
    row: 'changes',
    columns: {
      unitCost: { label: 'items.told-cost', as: 'rate' },
      minimumMargin: { label: 'items.told-margin', as: 'percent' },
    },
  },
  itemFloorPrices: {
    row: 'changes',
    columns: { floorPrice: { label: 'items.floor-price', as: 'rate', zeroIsNone: true } },
  },
};

/** “BX, 10 EA”. */
function unitRow({ text: cell, number, named }: ToldRow): string {
  const [numerator, denominator] = [number('numerator') ?? 1, number('denominator') ?? 1];
  const of = {
    units: showQuantity(denominator * MICROS_PER_ONE),
    unit: cell('unit') ?? '',
    count: showQuantity(numerator * MICROS_PER_ONE),
    base: named('item')?.unit ?? '',
  };
  return denominator === 1 ? `${of.unit}, ${say('items.unit-of', of)}` : say('items.units-of', of);
}
