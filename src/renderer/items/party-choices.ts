import { partyQueries } from '../../shared/parties/party-queries.ts';
import { askQuery } from '../platform/workstation-calls.ts';
import type { FieldChoice } from '../ui/form/field-spec.ts';

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
