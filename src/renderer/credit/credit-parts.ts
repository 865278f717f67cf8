import type { RecordPart } from '../ui/page-registry.ts';
import { CreditFigures } from './CreditFigures.tsx';
import { CreditPreview } from './CreditPreview.tsx';
import { CreditSection } from './CreditSection.tsx';

const ofCustomer = { of: 'customer', permission: 'parties.view' } as const;

export const creditParts: readonly RecordPart[] = [
  { ...ofCustomer, id: 'credit.figures', where: 'figures', Part: CreditFigures },
  { ...ofCustomer, id: 'credit.section', where: 'section', Part: CreditSection },
  { ...ofCustomer, id: 'credit.preview', where: 'preview', Part: CreditPreview },
];
