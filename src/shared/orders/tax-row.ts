import { z } from 'zod';
import { taxBases } from '../tax/line-tax.ts';

/** One row of the tax table of a document: see `TaxRow`. Amounts in minor units. */
export const taxRow = z.strictObject({
  code: z.string(),
  title: z.string(),
  basis: z.enum(taxBases),
  rate: z.int(),
  base: z.int(),
  amount: z.int(),
});
