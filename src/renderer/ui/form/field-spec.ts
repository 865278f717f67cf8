import { type CurrencyCode, currencyDecimals } from '../../../shared/kernel/currency.ts';
import { formatDecimal, MICRO_DECIMALS } from '../../../shared/kernel/decimal.ts';
import { formatAmount } from '../../../shared/kernel/money.ts';
import { formatQuantity } from '../../../shared/kernel/quantity.ts';
import { ok, type Result, refused } from '../../../shared/kernel/result.ts';
import { type NumberStyle, parseTypedNumber, writtenInStyle } from '../../../shared/kernel/typed-number.ts';
import { parseTypedMicro, parseTypedPercent } from '../../../shared/kernel/typed-quantity.ts';
import { numberStyle } from '../../platform/writing-style.ts';

/** A choice of a field, or a record found for one. */
export interface FieldChoice {
  readonly value: string;
  readonly title: string;
  readonly detail?: string;
}

interface FieldBase {
  /** Name in the command's input. */
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly help?: string;
  /** Two such fields stand side by side. */
  readonly half?: true;
  /** What an empty field becomes in the input. Default: null. */
  readonly empty?: 'null' | 'omit' | 'text';
}

/** A field of a form, as data: what is typed is kept as text and read when the form is finished. */
export type FieldSpec = FieldBase &
  (
    | { readonly kind: 'line' | 'note' | 'date' | 'secret' }
    | { readonly kind: 'quantity' | 'rate' | 'percent' | 'count' }
    | { readonly kind: 'amount'; readonly currency: CurrencyCode }
    | { readonly kind: 'check' }
    | { readonly kind: 'choice'; readonly choices: readonly FieldChoice[] }
    | { readonly kind: 'choices'; readonly choices: readonly FieldChoice[] }
    | {
        /** Text with a meaning of its own, like terms of payment; `rows` for more than one line. */
        readonly kind: 'parsed';
        readonly parse: (text: string) => Result<unknown>;
        readonly show: (value: unknown) => string;
        readonly rows?: number;
      }
    | {
        readonly kind: 'record';
        readonly find: (text: string) => Promise<readonly FieldChoice[]>;
        /** Title of the record that stands in the field at first. */
        readonly shown?: string;
      }
  );

/** What stands in a field: text, a tick, or several choices. */
export type FieldValue = string | boolean | readonly string[];

/** The value of an input as it stands in the field, written as this person writes numbers. */
export function fieldValueOf(
  spec: FieldSpec,
  value: unknown,
  style: NumberStyle = numberStyle(),
): FieldValue {
  if (spec.kind === 'check') return value === true;
  if (spec.kind === 'choices') return Array.isArray(value) ? value.map(String) : [];
  if (value === null || value === undefined) return '';
  if (spec.kind === 'parsed') return spec.show(value);
  if (typeof value !== 'number') return String(value);
  return writtenInStyle(neutralText(spec, value), style);
}

/**
 * What a field holds, as the command takes it. Numbers are read as this person writes them, thousands marks and all.
 * Refusals: `form.required` and those of `parseTypedNumber`.
 */
export function inputOf(
  spec: FieldSpec,
  value: FieldValue,
  style: NumberStyle = numberStyle(),
): Result<unknown> {
  if (typeof value !== 'string') return ok(value);
  const text = value.trim();
  if (text === '') {
    if (spec.required) return refused('form.required', { field: spec.label });
    if (spec.empty === 'omit') return ok(undefined);
    return ok(spec.empty === 'text' ? '' : null);
  }
  switch (spec.kind) {
    case 'amount':
      return parseTypedNumber(text, currencyDecimals(spec.currency), style);
    case 'parsed':
      return spec.parse(text);
    case 'rate':
    case 'quantity':
      return parseTypedMicro(text, style);
    case 'percent':
      return parseTypedPercent(text, style);
    case 'count':
      return countOf(text, style);
    default:
      return ok(text);
  }
}

function neutralText(spec: FieldSpec, value: number): string {
  if (spec.kind === 'amount') return formatAmount(value, spec.currency);
  if (spec.kind === 'quantity') return formatQuantity(value);
  if (spec.kind === 'rate' || spec.kind === 'percent') return formatDecimal(value, MICRO_DECIMALS, 0);
  return String(value);
}

/** A whole number from 0 to 999,999,999. */
function countOf(text: string, style: NumberStyle): Result<number> {
  const count = parseTypedNumber(text, 0, style);
  if (!count.ok || (count.value >= 0 && count.value < 1_000_000_000)) return count;
  return refused('decimal.not-a-number', { text });
}
