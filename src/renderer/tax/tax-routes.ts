import { createRoute } from '@tanstack/react-router';
import { taxQueries } from '../../shared/tax/tax-queries.ts';
import { today } from '../platform/date-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { askQuery } from '../platform/workstation-calls.ts';
import type { Finder, Place, RecordPart } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { CustomerTax } from './CustomerTax.tsx';
import { TaxCodePage } from './TaxCodePage.tsx';
import { TaxPage } from './TaxPage.tsx';

export const taxRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/tax', component: TaxPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/tax/$code', component: TaxCodePage }),
] as const;

export const taxPlaces: readonly Place[] = [
  { title: 'place.tax', path: '/tax', group: 'office', permission: 'tax.view' },
];

export const taxParts: readonly RecordPart[] = [
  { id: 'tax.section', of: 'customer', where: 'section', permission: 'tax.view', Part: CustomerTax },
];

export const taxFinders: readonly Finder[] = [
  {
    title: 'tax.view-codes',
    permission: 'tax.view',
    async find(text) {
      const answer = await askQuery(taxQueries.listTaxCodes, { date: today() });
      if (!answer.ok) return [];
      const words = text.toLowerCase();
      return answer.value.codes
        .filter(({ code, title }) => `${code} ${title}`.toLowerCase().includes(words))
        .slice(0, 5)
        .map(({ id, code, title }) => ({ id, title, detail: code, path: pagePath('tax', id) }));
    },
  },
];
