import { lookUpQueries } from '../../../shared/orders/look-up-queries.ts';
import { showQuantity } from '../../platform/number-format.ts';
import { say } from '../../platform/strings.ts';
import { askQuery } from '../../platform/workstation-calls.ts';
import type { LookupAnswer, LookupOption, LookupProvider } from '../../ui/grid/look-up.ts';

/** Eight digits or more, and nothing else: what a scanner sends. */
const BARCODE = /^\d{8,14}$/;

/** Items by number, barcode, the customer’s own number or name; usual items of the customer first. */
export function itemLookup(customer: () => string | undefined): LookupProvider {
  const given = () => {
    const id = customer();
    return id === undefined ? {} : { customer: id };
  };
  return {
    detailTitles: [say('entry.unit'), say('entry.available'), say('entry.last-bought')],
    async ask(text, _line, signal) {
      const wanted = text.trim();
      if (wanted === '') return NOTHING;
      const answer = await askQuery(lookUpQueries.lookUpItem, { text: wanted, ...given() }, signal);
      if (!answer.ok) throw new Error(answer.refusal.code);
      const { hits, nearest, total } = answer.value;
      const options = hits.map(
        (hit): LookupOption => ({
          id: hit.item,
          text: hit.number,
          name: hit.description,
          details: [
            hit.unit,
            showQuantity(hit.availableNow),
            hit.lastBought ? `${showQuantity(hit.lastBought.quantity)} ${hit.lastBought.unit}` : '',
          ],
          fills: hit.unit === hit.baseUnit ? { unit: null } : { unit: hit.unit },
        }),
      );
      const exact = hits.filter((hit) => hit.exact);
      const at = exact.length === 1 ? hits.indexOf(exact[0] as (typeof hits)[number]) : -1;
      const option = options[at];
      const by = exact[0]?.matched === 'barcode' ? 'barcode' : 'number';
      const near = nearest[0];
      return {
        options,
        exact: option ? { option, by } : null,
        nearest: near ? { id: near.item, text: near.number, name: near.description, details: [] } : null,
        total,
        unknownBarcode: total === 0 && BARCODE.test(wanted),
      };
    },
    async askMany(texts, signal) {
      const answer = await askQuery(lookUpQueries.matchItems, { texts: [...texts], ...given() }, signal);
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.value.matches.map(({ hit, others, nearest }): LookupAnswer => {
        const near = nearest[0];
        const option = hit
          ? { id: hit.item, text: hit.number, name: hit.description, details: [], fills: { unit: hit.unit } }
          : null;
        return {
          options: option ? [option] : [],
          exact: option && others === 0 ? { option, by: 'number' } : null,
          nearest: near ? { id: near.item, text: near.number, name: near.description, details: [] } : null,
          total: hit ? 1 + others : 0,
        };
      });
    },
  };
}

const NOTHING: LookupAnswer = { options: [], exact: null, nearest: null, total: 0 };
