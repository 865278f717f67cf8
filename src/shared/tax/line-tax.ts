import type { MicroPercent, MicroPrice } from '../kernel/money.ts';

/**
 * What a tax is taken of: the line's net; the amount of the tax before it in the line's list; net and every tax before
 * it; or the quantity (a fixed amount per stock unit: eco fee, excise).
 */
export const taxBases = ['net', 'previous-amount', 'previous-total', 'unit'] as const;
export type TaxBasis = (typeof taxBases)[number];

/** One tax on one line, with the rate of the day. */
export interface LineTax {
  /** What the paper calls it: `US-OH`. One code stands once in a line. */
  readonly code: string;
  readonly title: string;
  readonly basis: TaxBasis;
  /** Millionths of a percent; for `unit` millionths of the document currency per one stock unit. */
  readonly rate: MicroPercent | MicroPrice;
}

/** How a line is taxed. `inclusive`: its price holds the taxes already. No taxes: it is not taxed. */
export interface LineTaxing {
  readonly inclusive: boolean;
  readonly taxes: readonly LineTax[];
}

export const UNTAXED: LineTaxing = { inclusive: false, taxes: [] };

/** Where the cents of tax are rounded: once per tax row of the document, or on each line. A company setting. */
export const taxRoundings = ['document', 'line'] as const;
export type TaxRounding = (typeof taxRoundings)[number];
