import { companyQueries } from '../../shared/company/company-queries.ts';
import type { CurrencyCode } from '../../shared/kernel/currency.ts';
import { useAnswer } from '../platform/query-cache.ts';

/** The currency most figures are in; `XXX` (no currency, ISO 4217) until it is known. */
export function useCompanyCurrency(): CurrencyCode {
  return useAnswer(companyQueries.showCompany, {}).data?.currency ?? 'XXX';
}
