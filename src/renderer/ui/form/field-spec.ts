import type { CurrencyCode } from '../../../shared/kernel/currency.ts';
import { formatDecimal, MICRO_DECIMALS } from '../../../shared/kernel/decimal.ts';
import { formatAmount, parseAmount, parseRate } from '../../../shared/kernel/money.ts';
import { formatQuantity, parseQuantity } from '../../../shared/kernel/quantity.ts';
import { ok, type Result, refused } from '../../../shared/kernel/result.ts';

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

/** The value of an input as it stands in the field. */
export function fieldValueOf(spec: FieldSpec, value: unknown): FieldValue {
  if (spec.kind === 'check') return value === true;
  if (spec.kind === 'choices') return Array.isArray(value) ? value.map(String) : [];
  if (value === null || value === undefined) return '';
  if (spec.kind === 'parsed') return spec.show(value);
  if (typeof value !== 'number') return String(value);
  if (spec.kind === 'amount') return formatAmount(value, spec.currency);
  if (spec.kind === 'quantity') return formatQuantity(value);
  if (spec.kind === 'rate' || spec.kind === 'percent') return formatDecimal(value, MICRO_DECIMALS, 0);
  return String(value);
}

/** What a field holds, as the command takes it. Refusals: `form.required` and those of the numbers. */
export function inputOf(spec: FieldSpec, value: FieldValue): Result<unknown> {
  if (typeof value !== 'string') return ok(value);
  const text = value.trim();
  if (text === '') {
    if (spec.required) return refused('form.required', { field: spec.label });
    if (spec.empty === 'omit') return ok(undefined);
    return ok(spec.empty === 'text' ? '' : null);
  }
  switch (spec.kind) {
    case 'amount':
      return parseAmount(text, spec.currency);
    case 'parsed':
      return spec.parse(text);
    case 'rate':
      return parseRate(text);
    case 'quantity':
      return parseQuantity(text);
    case 'percent':
      return parseRate(text.replace(/\s*%$/, ''));
    case 'count':
      return /^\d{1,9}$/.test(text) ? ok(Number(text)) : refused('decimal.not-a-number', { text });
    default:
      return ok(text);
  }
}
