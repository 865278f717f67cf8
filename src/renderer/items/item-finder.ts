import { itemQueries } from '../../shared/items/item-queries.ts';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { askQuery } from '../platform/workstation-calls.ts';
import type { FieldChoice } from '../ui/form/field-spec.ts';
import type { Finder } from '../ui/page-registry.ts';

/** Items for a field of a form, by number, barcode or words. */
export async function findItemChoices(text: string): Promise<readonly FieldChoice[]> {
  const answer = await askQuery(itemQueries.findItems, { text, limit: 8 });
  if (!answer.ok) return [];
  return answer.value.items.map(({ id, number, description }) => ({
    value: id,
    title: number,
    detail: description,
  }));
}

/** Customers or vendors for a field of a form, by code or name. */
export function findPartyChoices(side: 'customer' | 'vendor') {
  return async (text: string): Promise<readonly FieldChoice[]> => {
    const answer = await askQuery(partyQueries.findParties, { text, side, limit: 8 });
    if (!answer.ok) return [];
    return answer.value.parties.map(({ id, name, customerCode, vendorCode }) => ({
      value: id,
      title: name,
      detail: (side === 'customer' ? customerCode : vendorCode) ?? '',
    }));
  };
}

export const itemFinders: readonly Finder[] = [
  {
    title: 'find.items',
    permission: 'items.view',
    async find(text) {
      const answer = await askQuery(itemQueries.findItems, { text, limit: 5 });
      if (!answer.ok) return [];
      return answer.value.items.map(({ id, number, description }) => ({
        id,
        title: number,
        detail: description,
        path: `/items/${id}`,
      }));
    },
  },
];
