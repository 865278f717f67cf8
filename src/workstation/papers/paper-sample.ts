import { createHash } from 'node:crypto';
import { systemClock } from '../../node/clock-and-chance.ts';
import { companyQueries } from '../../shared/company/company-queries.ts';
import { paperHeadQueries } from '../../shared/company/paper-head.ts';
import { documentQueries } from '../../shared/documents/document-queries.ts';
import type { PaperContent } from '../../shared/documents/paper-content.ts';
import { type CurrencyCode, currencyDecimals } from '../../shared/kernel/currency.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import type { DocumentLine, OrderDocument } from '../../shared/orders/order-document.ts';
import type { KeptFile } from '../../shared/sync/local-file-contract.ts';
import type { PersonSession, Workstation } from '../workstation.ts';
import { logoOf, printed } from './order-papers.ts';
import { paperWords } from './paper-words.ts';

const MICRO = 1_000_000;

/**
 * A confirmation of no order under the head of papers as it stands now: what whoever changes the head looks at. It is
 * marked on every page, filed nowhere, and read like any file by this person until the process ends.
 */
export async function paperSample(workstation: Workstation, as?: PersonSession): Promise<Result<KeptFile>> {
  const head = workstation.query({ query: paperHeadQueries.showPaperHead.name, input: {} }, as);
  if (!head.ok) return head;
  const company = workstation.query({ query: companyQueries.showCompany.name, input: {} }, as);
  if (!company.ok) return company;
  const { name, currency } = companyQueries.showCompany.output.parse(company.output);
  const logo = newestLogo(workstation, as);
  const today = new Date(systemClock.now()).toISOString().slice(0, 10);
  const content: PaperContent = {
    kind: 'order confirmation',
    company: name,
    head: paperHeadQueries.showPaperHead.output.parse(head.output).head,
    logo,
    madeAt: systemClock.now(),
    document: sampleOrder(currency, today),
    customerNumbers: {},
    picks: [],
  };
  const job = { content, language: 'en', logo: logoOf(workstation, { logo }, as), isSample: true } as const;
  const bytes = await printed(job);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  workstation.files.offer(sha256, bytes, as?.person ?? workstation.people.current()?.person ?? '');
  const file = `${paperWords('en')('sample').toLowerCase()}.pdf`;
  return ok({ sha256, size: bytes.length, mediaType: 'application/pdf', name: file });
}

/** As papers have it; none for whoever may not see documents. */
function newestLogo(workstation: Workstation, as: PersonSession | undefined): PaperContent['logo'] {
  const { name: query } = documentQueries.listDocuments;
  const answer = workstation.query({ query, input: { record: 'company' } }, as);
  if (!answer.ok) return null;
  const { documents } = documentQueries.listDocuments.output.parse(answer.output);
  const newest = documents.find(({ kind, scope }) => kind === 'logo' && scope === 'everyone');
  return newest ? { sha256: newest.sha256, mediaType: newest.mediaType } : null;
}

/** Two lines and a tax in whole units of the currency, so that every currency can write them. */
function sampleOrder(currency: CurrencyCode, today: string): OrderDocument {
  const say = paperWords('en');
  const minor = (units: number) => units * 10 ** currencyDecimals(currency);
  const line = (position: number, description: string, quantity: number, price: number): DocumentLine => ({
    ...{ id: '', position, isCancelled: false, item: '', itemNumber: `A-${position}`, description },
    ...{ isGoods: true, quantity: quantity * MICRO, unit: 'EA' },
    ...{ unitPrice: price * MICRO, promotion: null, promotionPercent: null, discountPercent: null },
    ...{ netPrice: price * MICRO, amount: minor(quantity * price), requestedDate: null },
    ...{ promisedDate: today, cancelBy: null, shipFrom: null },
  });
  const address = {
    ...{ name: say('sampleCustomer'), street: say('sampleStreet'), city: say('sampleCity') },
    ...{ region: null, postalCode: '12345', country: null, countryName: null },
  };
  return {
    ...{ number: say('sample'), revision: 1, currency, placedOn: today },
    ...{ customer: { id: '', code: null, name: say('sampleCustomer') }, contact: null },
    ...{ shipTo: address, billTo: address, shipFrom: null, customerPo: null, requestedDate: null },
    ...{ cancelBy: null, shipVia: null, carrierAccount: null, incoterm: null },
    terms: { netDays: 30, discount: null, prepaid: false },
    ...{ documentDiscount: null, exchangeRate: null, shipComplete: false, prepaid: false, freight: null },
    lines: [line(10, say('sampleItem'), 100, 12), line(20, say('sampleOtherItem'), 2, 150)],
    ...{ discount: 0, net: minor(1_500) },
    taxes: [
      {
        ...{ code: 'A', title: say('sampleTax'), basis: 'net', rate: 10 * MICRO },
        ...{ base: minor(1_500), amount: minor(150) },
      },
    ],
    ...{ tax: minor(150), total: minor(1_650) },
  };
}
