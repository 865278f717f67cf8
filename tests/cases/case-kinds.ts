import type { CaseKind } from './case-file.ts';
import { documentCases } from './kinds/document-cases.ts';
import { dueDateCases } from './kinds/due-date-cases.ts';
import { headerPercentageCases } from './kinds/header-percentage-cases.ts';
import { netRateCases } from './kinds/net-rate-cases.ts';
import { priceOrderCases } from './kinds/price-order-cases.ts';
import { quantityBandCases } from './kinds/quantity-band-cases.ts';

/** Every kind of published case. A new kind: a file here, its data files beside this one, a line in README.md. */
export const caseKinds: readonly CaseKind[] = [
  priceOrderCases,
  quantityBandCases,
  netRateCases,
  documentCases,
  dueDateCases,
  headerPercentageCases,
];
