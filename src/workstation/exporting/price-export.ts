import { isCurrency } from '../../shared/kernel/currency.ts';
import { formatDecimal, MICRO_DECIMALS } from '../../shared/kernel/decimal.ts';
import { formatRate } from '../../shared/kernel/money.ts';
import { formatQuantity } from '../../shared/kernel/quantity.ts';
import { pricingQueries } from '../../shared/pricing/pricing-queries.ts';
import { exportHeaders } from './export-headers.ts';
import { type ExportSource, pagesOf } from './export-source.ts';

/**
 * The prices of every list, one row per price, in the columns by which `import` reads them again: into lists of the same
 * names. Prices that have ended are among them.
 */
export const priceExport: ExportSource = {
  header: exportHeaders.prices,
  *pages(ask) {
    for (const { id, name, kind, contractNumber, currency } of ask(pricingQueries.listPriceLists, {}).lists) {
      const page = (after: { readonly after?: string }) =>
        ask(pricingQueries.showPriceList, { list: id, limit: 500, ...after });
      for (const { prices } of pagesOf(page)) {
        yield prices.map(({ itemNumber, description, unit, fromQuantity, price, validFrom, validUntil }) => [
          ...[name, kind, contractNumber, currency],
          ...[itemNumber, description, unit],
          formatQuantity(fromQuantity),
          isCurrency(currency) ? formatRate(price, currency) : formatDecimal(price, MICRO_DECIMALS, 0),
          validFrom,
          validUntil,
        ]);
      }
    }
  },
};
