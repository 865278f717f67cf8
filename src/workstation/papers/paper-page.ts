import bwip from 'bwip-js';
import type { Content, ContentTable, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PaperContent } from '../../shared/documents/paper-content.ts';
import type { DocumentAddress, OrderDocument } from '../../shared/orders/order-document.ts';
import { type PaperFigures, paperFigures } from './paper-figures.ts';
import { type PaperLanguage, paperWords, type SayOnPaper } from './paper-words.ts';

/** A paper to be printed: its content, the language, and the bytes of the logo where they are here. */
export interface PaperJob {
  readonly content: PaperContent;
  readonly language: PaperLanguage;
  readonly logo: Uint8Array | null;
  /** Of no order: marked on every page, so that nobody takes it for a promise. */
  readonly isSample?: true;
}

/** What the makers of papers work with. */
export interface PaperSheet {
  readonly job: PaperJob;
  readonly say: SayOnPaper;
  readonly figures: PaperFigures;
}

const GREY = '#555555';
const LINE = '#bbbbbb';

export function paperSheet(job: PaperJob): PaperSheet {
  const { head } = job.content;
  return { job, say: paperWords(job.language), figures: paperFigures(head.locale ?? 'en-US') };
}

/** The page around what a paper says: head, foot with page numbers, the barcode of the order. */
export function paperPage(sheet: PaperSheet, title: string, body: Content[]): TDocumentDefinitions {
  const { say } = sheet;
  const { company, head, document, madeAt } = sheet.job.content;
  const made = new Date(madeAt);
  return {
    pageSize: head.paperSize ?? (head.locale === null || head.locale === 'en-US' ? 'LETTER' : 'A4'),
    pageMargins: [40, 40, 40, 64],
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15 },
    // All that a PDF says about its making comes from the revision: the same revision is the same file.
    info: { title: `${title} ${document.number}`, author: company, creationDate: made, modDate: made },
    footer: (page, pages) => ({
      margin: [40, 8, 40, 0],
      fontSize: 7,
      color: GREY,
      columns: [
        { text: head.footLines ?? '', width: '*' },
        {
          text: `${document.number} · ${say('page', { page, pages })}`,
          width: 'auto',
          alignment: 'right',
        },
      ],
    }),
    ...(sheet.job.isSample ? { watermark: { text: say('sample'), opacity: 0.08, bold: true } } : {}),
    content: [...paperHeading(sheet, title), ...body],
  };
}

/** A table whose head is repeated on every page and whose rows are not torn. */
export function paperTable(
  widths: readonly (string | number)[],
  head: readonly string[],
  rightFrom: number,
  rows: Content[][],
): ContentTable {
  const cells = head.map((text, i) => ({
    text,
    bold: true,
    color: GREY,
    alignment: i >= rightFrom ? ('right' as const) : ('left' as const),
  }));
  return {
    margin: [0, 12, 0, 8],
    table: { headerRows: 1, dontBreakRows: true, widths: [...widths], body: [cells, ...rows] },
    layout: {
      hLineWidth: (i, node) => (i <= 1 || i === node.table.body.length ? 0.8 : 0.4),
      vLineWidth: () => 0,
      hLineColor: () => LINE,
      paddingLeft: () => 3,
      paddingRight: () => 3,
    },
  };
}

/** Pairs of a name and what it is, those that are something. */
export function paperFacts(facts: readonly (readonly [string, string | null])[]): Content {
  const told = facts.filter((fact): fact is readonly [string, string] => fact[1] !== null && fact[1] !== '');
  if (told.length === 0) return '';
  return {
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
    table: { body: told.map(([name, text]) => [{ text: name, color: GREY }, { text }]) },
  };
}

/** Whom a paper is for, and where: the customer's name stands above an address that is called something else. */
export function addressLines({ customer }: OrderDocument, address: DocumentAddress | null): string {
  if (!address) return customer?.name ?? '';
  const { name, street, country, countryName } = address;
  const whose = customer && customer.name !== name ? customer.name : null;
  return [whose, name, street, townLine(address), countryName ?? country].filter(Boolean).join('\n');
}

type Town = Readonly<Record<'postalCode' | 'city' | 'region' | 'country', string | null>>;

/** As the post of the country writes it: `Springfield, IL 62704`; elsewhere the code first: `22222 Lund`. */
function townLine({ postalCode, city, region, country }: Town): string {
  const isCodeLast = country === 'US' || country === 'CA' || country === 'AU';
  const rest = isCodeLast ? [region, postalCode] : [region];
  const town = [isCodeLast ? null : postalCode, city].filter(Boolean).join(' ');
  const tail = rest.filter(Boolean).join(' ');
  return [town, tail].filter(Boolean).join(isCodeLast ? ', ' : ' ');
}

function paperHeading(sheet: PaperSheet, title: string): Content[] {
  const { say, figures } = sheet;
  const { company, head, document, madeAt } = sheet.job.content;
  const contact = [head.phone, head.email, head.website].filter(Boolean).join(' · ');
  const number = head.taxNumber === null ? null : say('taxNumber', { number: head.taxNumber });
  const lines = [head.street, townLine(head), head.country, contact, number, head.registration].filter(
    Boolean,
  );
  return [
    {
      columns: [
        [
          ...logoOf(sheet.job),
          { text: head.legalName ?? company, bold: true, fontSize: 12 },
          { text: lines.join('\n'), fontSize: 8, color: GREY },
        ],
        [
          { text: title, fontSize: 16, bold: true, alignment: 'right' },
          { text: document.number, fontSize: 12, alignment: 'right' },
          {
            text: `${say('revision', { revision: document.revision })} · ${figures.day(madeAt)}`,
            color: GREY,
            alignment: 'right',
          },
          { svg: barcode(document.number), width: 160, alignment: 'right', margin: [0, 6, 0, 0] },
        ],
      ],
    },
  ];
}

/** Code 128 as lines, not as a picture: sharp at every size. */
function barcode(text: string): string {
  return bwip.toSVG({ bcid: 'code128', text, height: 9, includetext: false });
}

function logoOf({ logo, content }: PaperJob): Content[] {
  if (!logo || !content.logo) return [];
  const data = Buffer.from(logo).toString('base64');
  return [{ image: `data:${content.logo.mediaType};base64,${data}`, fit: [160, 48], margin: [0, 0, 0, 6] }];
}
