import { expect } from 'vitest';
import { parsePaymentTerms, paymentDates } from '../../../src/shared/parties/payment-terms.ts';
import type { CaseKind } from '../case-file.ts';

/** Terms as they stand on papers, and the days that follow from them. */
export const dueDateCases: CaseKind = {
  files: ['due-dates.csv'],
  columns: ['case', 'terms', 'invoiced', 'due', 'discount until'],
  run({ rows }) {
    for (const { terms = '', invoiced = '', due, ...rest } of rows) {
      const read = parsePaymentTerms(terms);
      expect(read && paymentDates(read, invoiced)).toEqual({
        due,
        discountUntil: rest['discount until'] || null,
      });
    }
  },
};
