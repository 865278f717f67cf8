import { z } from 'zod';
import { addDays, type BusinessDate } from '../kernel/calendar.ts';
import { parseDecimal } from '../kernel/decimal.ts';
import type { MicroPercent } from '../kernel/money.ts';

/** When payment is due. `prepaid`: before shipping; the days then say nothing. */
export interface PaymentTerms {
  readonly netDays: number;
  /** Paid within these days, the discount may be taken. */
  readonly discount: { readonly days: number; readonly percent: MicroPercent } | null;
  readonly prepaid: boolean;
}

const days = z.int().min(0).max(999);

export const paymentTermsField = z.strictObject({
  netDays: days,
  discount: z.strictObject({ days, percent: z.int().min(1).max(100_000_000) }).nullable(),
  prepaid: z.boolean(),
});

/**
 * Terms as they are written on papers: "Net 30", "30 days", "2/10 net 30", "2% 10, Net 30", "due on receipt", "prepaid".
 * Null for a text that says something else.
 */
export function parsePaymentTerms(text: string): PaymentTerms | null {
  const words = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (/^(prepaid|prepayment|cash in advance|cia|vorkasse)$/.test(words)) {
    return { netDays: 0, discount: null, prepaid: true };
  }
  if (/^(due on receipt|on receipt|immediate|immediately)$/.test(words)) {
    return { netDays: 0, discount: null, prepaid: false };
  }
  const net =
    /^(?:(\d{1,2}(?:\.\d{1,4})?) ?%? ?[/,]? ?(\d{1,3}),? )?(?:net|n) ?\/? ?(\d{1,3})(?: days)?$/.exec(words);
  const plain = /^(\d{1,3}) days(?: net)?$/.exec(words);
  if (plain) return { netDays: Number(plain[1]), discount: null, prepaid: false };
  if (!net) return null;
  const [, percentText, discountDays, netDays] = net;
  if (percentText === undefined) return { netDays: Number(netDays), discount: null, prepaid: false };
  const percent = parseDecimal(percentText, 6);
  if (!percent.ok || percent.value === 0) return null;
  return {
    netDays: Number(netDays),
    discount: { days: Number(discountDays), percent: percent.value },
    prepaid: false,
  };
}

/** When money is due, and the last day on which the discount may be taken; calendar days from the day of the invoice. */
export function paymentDates(
  { netDays, discount }: PaymentTerms,
  invoiced: BusinessDate,
): { readonly due: BusinessDate; readonly discountUntil: BusinessDate | null } {
  return {
    due: addDays(invoiced, netDays),
    discountUntil: discount === null ? null : addDays(invoiced, discount.days),
  };
}

/** Columns of one side of a party. All null: no terms agreed. */
export interface TermsColumns {
  readonly netDays: number | null;
  readonly discountDays: number | null;
  readonly discountPercent: number | null;
  readonly prepaid: number | null;
}

export function termsColumns(terms: PaymentTerms | null): TermsColumns {
  return {
    netDays: terms?.netDays ?? null,
    discountDays: terms?.discount?.days ?? null,
    discountPercent: terms?.discount?.percent ?? null,
    prepaid: terms === null ? null : Number(terms.prepaid),
  };
}

export function termsFromColumns(columns: TermsColumns): PaymentTerms | null {
  const { netDays, discountDays, discountPercent, prepaid } = columns;
  if (netDays === null) return null;
  return {
    netDays,
    discount:
      discountDays === null || discountPercent === null
        ? null
        : { days: discountDays, percent: discountPercent },
    prepaid: prepaid === 1,
  };
}
