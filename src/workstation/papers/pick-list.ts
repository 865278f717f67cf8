import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Pick } from '../../shared/documents/paper-content.ts';
import { addressLines, type PaperSheet, paperFacts, paperPage, paperTable } from './paper-page.ts';

/** What somebody takes through the warehouse: bin by bin, with boxes to tick; what is not in stock stands apart. */
export function pickList(sheet: PaperSheet): TDocumentDefinitions {
  const { say, figures } = sheet;
  const { document, picks } = sheet.job.content;
  const table = (rows: readonly Pick[]) =>
    paperTable(
      [60, 70, '*', 50, 32, 40],
      [say('bin'), say('item'), say('description'), say('quantity'), say('unit'), say('pick')],
      3,
      rows.map((pick) => pickRow(sheet, pick)),
    );
  const here = picks.filter(({ bin }) => bin !== null);
  const waiting = picks.filter(({ bin }) => bin === null);
  return paperPage(sheet, say('pickList'), [
    {
      margin: [0, 14, 0, 0],
      columns: [
        [
          { text: say('shipTo'), color: '#555555', fontSize: 8 },
          { text: addressLines(document, document.shipTo ?? document.billTo) },
        ],
        paperFacts([
          [say('customerPo'), document.customerPo],
          [say('shipVia'), document.shipVia],
          [say('shipFrom'), document.shipFrom],
          [say('cancelBy'), document.cancelBy === null ? null : figures.date(document.cancelBy)],
          [say('shipComplete'), document.shipComplete ? say('yes') : null],
        ]),
      ],
    },
    table(here),
    ...(waiting.length > 0
      ? [{ text: say('waiting'), bold: true, margin: [0, 10, 0, 0] } satisfies Content, table(waiting)]
      : []),
    { text: `${say('pickedBy')} ______________________________`, margin: [0, 24, 0, 0] },
  ]);
}

function pickRow({ figures }: PaperSheet, { bin, itemNumber, description, quantity, unit }: Pick): Content[] {
  const box: Content =
    bin === null
      ? ''
      : { alignment: 'right', canvas: [{ type: 'rect', x: 0, y: 0, w: 11, h: 11, lineWidth: 0.8 }] };
  return [
    { text: bin ?? '', bold: true },
    itemNumber,
    description,
    { text: figures.quantity(quantity), alignment: 'right', bold: true },
    { text: unit, alignment: 'right' },
    box,
  ];
}
