import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import { orderConfirmation } from './order-confirmation.ts';
import { type PaperJob, paperSheet } from './paper-page.ts';
import { pickList } from './pick-list.ts';

let isReady = false;

/**
 * The PDF of a paper. A function of the job alone: the same job gives the same bytes. Nothing is read from disk or
 * network on behalf of what a paper says, but for the fonts.
 */
export async function paperBytes(job: PaperJob): Promise<Uint8Array> {
  prepare();
  const sheet = paperSheet(job);
  const definition = job.content.kind === 'pick list' ? pickList(sheet) : orderConfirmation(sheet);
  return pdfmake.createPdf(definition).getBuffer();
}

function prepare(): void {
  if (isReady) return;
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
    'fonts/Roboto',
  );
  const Roboto = {
    normal: join(folder, 'Roboto-Regular.ttf'),
    bold: join(folder, 'Roboto-Medium.ttf'),
    italics: join(folder, 'Roboto-Italic.ttf'),
    bolditalics: join(folder, 'Roboto-MediumItalic.ttf'),
  };
  const files = new Set(Object.values(Roboto));
  pdfmake.setFonts({ Roboto });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.has(path));
  isReady = true;
}
