import { useMemo } from 'react';
import { useCompanyCurrency } from './company/company-currency.ts';
import { companyTellings } from './company/company-telling.ts';
import { creditTellings } from './credit/credit-telling.ts';
import { documentTellings } from './documents/document-telling.ts';
import { stockTellings } from './inventory/stock-telling.ts';
import { itemTellings } from './items/item-telling.ts';
import { partyTellings } from './parties/party-telling.ts';
import { peopleTellings } from './people/people-telling.ts';
import { priceTellings } from './pricing/price-telling.ts';
import { taxTellings } from './tax/tax-telling.ts';
import type { TellingRules, Tellings } from './ui/page/event-telling.ts';

/** How each domain tells the changes of its tables; joined here and nowhere else. */
export const daybookTellings: Tellings = {
  ...peopleTellings,
  ...companyTellings,
  ...partyTellings,
  ...itemTellings,
  ...priceTellings,
  ...taxTellings,
  ...stockTellings,
  ...creditTellings,
  ...documentTellings,
};

export function useTellingRules(): TellingRules {
  const currency = useCompanyCurrency();
  return useMemo(() => ({ tables: daybookTellings, currency }), [currency]);
}
