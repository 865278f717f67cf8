import { itemQueries } from '../../shared/items/item-queries.ts';
import { askQuery } from '../platform/workstation-calls.ts';
import type { FieldChoice } from '../ui/form/field-spec.ts';

/** Items for a field, as they are typed: number, barcode or words. */
export async function itemChoices(text: string): Promise<readonly FieldChoice[]> {
  const answer = await askQuery(itemQueries.findItems, { text, limit: 8 });
  if (!answer.ok) return [];
  return answer.value.items.map(({ id, number, description }) => ({
    value: id,
    title: number,
    detail: description,
  }));
}
