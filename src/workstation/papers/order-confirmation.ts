import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { DocumentLine, OrderDocument } from '../../shared/orders/order-document.ts';
import { addressLines, type PaperSheet, paperFacts, paperPage, paperTable } from './paper-page.ts';

/** What tells the customer what is coming, when and for how much. */
export function orderConfirmation(sheet: PaperSheet): TDocumentDefinitions {
  const { say } = sheet;
  const { document, head } = sheet.job.content;
  const columns = [
    'position',
    'item',
    'description',
    'promised',
    'quantity',
    'unit',
    'price',
    'amount',
  ] as const;
  const table = paperTable(
    [24, 70, '*', 56, 44, 28, 58, 62],
    columns.map((column) => say(column)),
    4,
    document.lines.map((line) => lineRow(sheet, line)),
  );
  return paperPage(sheet, say('confirmation'), [
    addresses(sheet),
    headFacts(sheet),
    table,
    totals(sheet),
    { text: head.confirmationTerms ?? '', margin: [0, 16, 0, 0], fontSize: 8 },
  ]);
}

function addresses({ say, job }: PaperSheet): Content {
  const { document } = job.content;
  const { billTo, shipTo } = document;
  const block = (title: string, text: string): Content => [
    { text: title, color: '#555555', fontSize: 8 },
    { text },
  ];
  return {
    margin: [0, 18, 0, 8],
    columns: [
      block(say('billTo'), addressLines(document, billTo)),
      block(say('shipTo'), addressLines(document, shipTo ?? billTo)),
    ],
  };
}

function headFacts(sheet: PaperSheet): Content {
  const { say, figures } = sheet;
  const { document } = sheet.job.content;
  return {
    columns: [
      paperFacts([
        [say('customerPo'), document.customerPo],
        [say('placedOn'), figures.date(document.placedOn)],
        [say('customerCode'), document.customer?.code ?? null],
        [say('contact'), document.contact?.name ?? null],
        [say('terms'), termsText(sheet, document)],
      ]),
      paperFacts([
        [say('shipVia'), document.shipVia],
        [say('carrierAccount'), document.carrierAccount],
        [say('incoterm'), document.incoterm],
        [say('shipFrom'), document.shipFrom],
        [say('cancelBy'), document.cancelBy === null ? null : figures.date(document.cancelBy)],
        [say('shipComplete'), document.shipComplete ? say('yes') : null],
      ]),
    ],
  };
}

function termsText({ say, figures }: PaperSheet, { terms, prepaid }: OrderDocument): string | null {
  if (prepaid || terms?.prepaid) return say('termsPrepaid');
  if (!terms) return null;
  const { discount, netDays } = terms;
  const early = discount
    ? say('termsDiscount', { percent: figures.percent(discount.percent), days: discount.days })
    : '';
  return early + (netDays === 0 ? say('termsNow') : say('termsNet', { days: netDays }));
}

function lineRow(sheet: PaperSheet, line: DocumentLine): Content[] {
  const { say, figures } = sheet;
  const { document, customerNumbers } = sheet.job.content;
  const right = (text: string) => ({ text, alignment: 'right' as const, noWrap: true });
  const own = customerNumbers[line.item];
  const notes = [
    line.isCancelled ? say('cancelled') : null,
    own === undefined ? null : say('yourNumber', { number: own }),
    ...reductions(sheet, line),
  ].filter((note) => note !== null);
  const details = notes.map((text) => ({ text, fontSize: 8, color: '#555555' }));
  return [
    { text: String(line.position), noWrap: true },
    line.itemNumber,
    { stack: [line.description, ...details] },
    line.promisedDate === null ? '' : figures.date(line.promisedDate),
    right(line.isCancelled ? '' : figures.quantity(line.quantity)),
    right(line.unit),
    right(figures.price(line.unitPrice, document.currency)),
    right(line.isCancelled ? '' : figures.money(line.amount, document.currency)),
  ];
}

function reductions({ say, figures }: PaperSheet, line: DocumentLine): string[] {
  const { promotion, promotionPercent, discountPercent } = line;
  const percent = (micro: number) => figures.percent(micro);
  return [
    ...(promotionPercent
      ? [say('promotion', { promotion: promotion ?? '', percent: percent(promotionPercent) })]
      : []),
    ...(discountPercent ? [say('lessPercent', { percent: percent(discountPercent) })] : []),
  ];
}

function totals({ say, figures, job }: PaperSheet): Content {
  const { document } = job.content;
  const money = (minor: number) => figures.money(minor, document.currency);
  const { documentDiscount: discount, freight, taxes } = document;
  const rows: (readonly [string, string])[] = [
    ...(discount
      ? [[say('documentDiscount', { percent: figures.percent(discount.percent) }), ''] as const]
      : []),
    ...(freight ? [[say('freight'), money(freight)] as const] : []),
    [say('net'), money(document.net)],
    ...taxes.map(({ title, basis, rate, base, amount }) => {
      const values = { title, rate: `${figures.percent(rate)} %`, base: money(base) };
      return [say(basis === 'unit' ? 'taxFixed' : 'tax', values), money(amount)] as const;
    }),
  ];
  const total = say('total', { currency: document.currency });
  return {
    unbreakable: true,
    columns: [
      { text: '', width: '*' },
      {
        width: 'auto',
        layout: 'noBorders',
        table: {
          widths: ['auto', 80],
          body: [
            ...rows.map(([name, figure]) => [name, { text: figure, alignment: 'right' as const }]),
            [
              { text: total, bold: true, fontSize: 11 },
              { text: money(document.total), bold: true, fontSize: 11, alignment: 'right' as const },
            ],
          ],
        },
      },
    ],
  };
}
