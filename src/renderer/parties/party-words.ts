import { formatDecimal, MICRO_DECIMALS } from '../../shared/kernel/decimal.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import type { OrderRule } from '../../shared/parties/order-rule.ts';
import type { partyQueries } from '../../shared/parties/party-queries.ts';
import { type PaymentTerms, parsePaymentTerms } from '../../shared/parties/payment-terms.ts';
import { showMoney } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import type { FieldSpec } from '../ui/form/field-spec.ts';

export type Party = QueryOutput<typeof partyQueries.showParty>;
export type Address = Party['addresses'][number];

/** “2/10 Net 30”, as it is typed and printed; a dash where nothing is agreed. */
export function termsText(terms: PaymentTerms | null): string {
  return terms === null ? '–' : typedTerms(terms);
}

/** A field that takes terms as they stand on papers. */
export function termsField(name: string): FieldSpec {
  return {
    name,
    label: say('parties.terms'),
    kind: 'parsed',
    help: say('parties.terms-help'),
    parse: readTerms,
    show: (value) => typedTerms(value as PaymentTerms),
  };
}

function readTerms(text: string): Result<PaymentTerms> {
  const terms = parsePaymentTerms(text);
  return terms === null ? refused('parties.terms-not-read', { text }) : ok(terms);
}

function typedTerms({ netDays, discount, prepaid }: PaymentTerms): string {
  if (prepaid) return say('parties.terms-prepaid');
  if (netDays === 0 && discount === null) return say('parties.terms-on-receipt');
  const net = say('parties.terms-net', { days: netDays });
  if (discount === null) return net;
  return `${formatDecimal(discount.percent, MICRO_DECIMALS, 0)}/${discount.days} ${net}`;
}

/** In one line: “Dock 2, 18 Harbor Road, Portland ME 04101, US”. */
export function addressText({
  name,
  street,
  city,
  region,
  postalCode,
  country,
  countryName,
}: Address): string {
  const town = [city, region, postalCode].filter(Boolean).join(' ');
  return [name, street.replaceAll(/\s*\n\s*/g, ', '), town, country ?? countryName]
    .filter(Boolean)
    .join(', ');
}

/** What a rule is told by of its customer. */
interface RuleParty {
  readonly currency: string;
  readonly addresses: readonly Pick<Address, 'id' | 'name' | 'city'>[];
}

/** What a rule wants, in a sentence. `party` gives its addresses names and its amounts a currency. */
export function ruleText({ terms }: Pick<OrderRule, 'terms'>, party: RuleParty): string {
  switch (terms.kind) {
    case 'minimum-value':
      return say('parties.rule-is-minimum-value', {
        amount: showMoney(terms.amount, party.currency),
      });
    case 'only-ship-tos': {
      const names = terms.addresses.map((id) => {
        const address = party.addresses.find((each) => each.id === id);
        return address ? [address.name, address.city].filter(Boolean).join(', ') : id;
      });
      return say('parties.rule-is-only-ship-tos', { names: names.join('; ') });
    }
    case 'no-delivery': {
      const weekday = say(`parties.weekday-${terms.weekday}`);
      const { fromTime, untilTime } = terms;
      const which = `${fromTime === null ? '' : '-from'}${untilTime === null ? '' : '-until'}`;
      return say(`parties.rule-is-no-delivery${which}`, { weekday, from: fromTime, until: untilTime });
    }
    case 'note':
      return terms.note;
    default:
      return say(`parties.rule-is-${terms.kind}`);
  }
}
