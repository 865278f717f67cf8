import type { z } from 'zod';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import type { CsvCell } from './csv-file.ts';
import { exportHeaders } from './export-headers.ts';
import { type ExportSource, pagesOf } from './export-source.ts';

type Party = z.output<typeof partyQueries.showParty.output>;

/** Customers or vendors, in the columns by which `import` reads them again. */
export function partyExport(side: 'customer' | 'vendor'): ExportSource {
  return {
    header: exportHeaders.customers,
    *pages(ask) {
      const list = (after: { readonly after?: string }) =>
        ask(partyQueries.listParties, { side, limit: 500, ...after });
      for (const { parties } of pagesOf(list)) {
        yield parties.map(({ id }) => rowOf(ask(partyQueries.showParty, { party: id }), side));
      }
    },
  };
}

function rowOf(party: Party, side: 'customer' | 'vendor'): CsvCell[] {
  const isCustomer = side === 'customer';
  const terms = isCustomer ? party.customerTerms : party.vendorTerms;
  const contact = party.contacts.find(({ active }) => active);
  const address =
    party.addresses.find(({ id }) => id === (isCustomer ? party.defaultShipTo : party.defaultBillTo)) ??
    party.addresses.find(({ active }) => active);
  return [
    isCustomer ? party.customerCode : party.vendorCode,
    party.name,
    contact?.name ?? null,
    contact?.jobTitle ?? null,
    contact?.email ?? null,
    contact?.phone ?? null,
    contact?.fax ?? null,
    party.website,
    address?.street ?? null,
    address?.city ?? null,
    address?.region ?? null,
    address?.postalCode ?? null,
    address?.country ?? null,
    party.currency,
    terms?.netDays ?? null,
    party.note,
    isCustomer ? party.customerState : party.vendorState,
  ];
}
