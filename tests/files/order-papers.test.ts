import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '../../src/shared/documents/file-types.ts';
import type { PaperContent } from '../../src/shared/documents/paper-content.ts';
import { shippedMapping } from '../../src/workstation/importing/shipped-mappings.ts';
import { fileAt } from '../../src/workstation/importing/source-file.ts';
import { mailDraft } from '../../src/workstation/papers/mail-draft.ts';
import { type FiledPaper, orderPaper } from '../../src/workstation/papers/order-papers.ts';
import { paperSample } from '../../src/workstation/papers/paper-sample.ts';
import { printPaper } from '../../src/workstation/papers/paper-thread.ts';
import { readFile } from '../support/import-reading.ts';
import { type PaperOffice, paperOffice } from '../support/paper-office.ts';
import { sample } from '../support/sample-data.ts';
import { must } from '../support/shelf-workstation.ts';

let office: PaperOffice;
beforeAll(async () => {
  office = await paperOffice();
  const head = {
    legalName: 'Acme Trading Inc.',
    ...{ street: '1 Main Street', postalCode: '62704', city: 'Springfield', region: 'IL', country: 'US' },
    taxNumber: '12-3456789',
    footLines: 'First Bank, account 4711',
    confirmationTerms: 'Goods stay ours until they are paid.',
  };
  office.run('company.change-paper-head', { changes: head });
});
afterAll(() => office.end());

const confirmation = { kind: 'order confirmation' } as const;

function bytesOf(sha256: string): Buffer {
  return must(office.workstation.files.read(sha256, 0, MAX_FILE_BYTES)).bytes;
}

async function pagesOf({ sha256 }: { readonly sha256: string }): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytesOf(sha256))));
  return text.map((page) => page.replaceAll(/\s+/g, ' '));
}

async function confirmed(order: string): Promise<FiledPaper> {
  return must(await orderPaper(office.workstation, { order, ...confirmation }));
}

describe('a paper', () => {
  test('holds no script and no action, whatever is written into it', async () => {
    const text = '<script>pwned()</script> (/JS (app.alert(1)) /OpenAction 1 0 R) javascript:pwned()';
    const item = office.item('HX-JS', text);
    const order = office.order([{ item, quantity: 1_000_000, unitPrice: 100 }], {
      customerPo: text.slice(0, 60),
    });
    const document = await getDocumentProxy(new Uint8Array(bytesOf((await confirmed(order)).sha256)));
    expect([
      await document.getJSActions(),
      await document.getOpenAction(),
      await document.getAttachments(),
    ]).toEqual([null, null, null]);
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      expect([await page.getJSActions(), await page.getAnnotations()]).toEqual([null, []]);
    }
    expect((await pagesOf(await confirmed(order))).join(' ')).toContain('pwned()');
  });
});

describe('a sample of a paper', () => {
  test('shows the head as it stands now, says on the page that it is one, and is filed nowhere', async () => {
    const [page = ''] = await pagesOf(must(await paperSample(office.workstation)));
    for (const text of [
      'Acme Trading Inc. 1 Main Street',
      'First Bank, account 4711',
      'SAMPLE',
      'Total USD 1,650.00',
    ]) {
      expect(page).toContain(text);
    }
    expect(office.query('document.list', { record: 'company' })).toEqual({ documents: [] });
  });
});

describe('an order confirmation', () => {
  test('of 200 lines has every line as text, the head of the table on every page and pages counted', async () => {
    const items = Array.from({ length: 200 }, (_, i) => office.item(`HX-${1000 + i}`, `Bolt × ${i} – zinc`));
    const lines = items.map((item, i) => ({ item, quantity: (i + 1) * 1_000_000, unitPrice: 1_234_500 }));
    const pages = await pagesOf(await confirmed(office.order(lines)));
    const all = pages.join(' ');
    for (let i = 0; i < 200; i++) expect(all).toContain(`HX-${1000 + i} Bolt × ${i} – zinc`);
    expect(pages.length).toBeGreaterThan(3);
    for (const [i, page] of pages.entries()) {
      expect(page).toContain('# Item Description');
      expect(page).toContain(`${i + 1} of ${pages.length}`);
      expect(page).toContain('First Bank, account 4711');
    }
    // Each line is rounded to the cent before they are added.
    expect(all).toContain('2000 HX-1199 Bolt × 199 – zinc 200 EA 1.2345 246.90');
    expect(all).toContain('Total USD 24,813.50');
  });

  test('says who we are, who they are, their number for it, and what is agreed', async () => {
    const item = office.item('HX-1', 'Bolt');
    const numbered = { customer: office.customer, item, number: 'THEIRS-9', unit: null };
    office.run('item.add-customer-number', numbered);
    const header = {
      customerPo: 'PO 4711',
      terms: { netDays: 30, discount: { days: 10, percent: 2_000_000 } },
    };
    const order = office.order(
      [{ item, quantity: 3_000_000, unitPrice: 9_995_000, discountPercent: 10_000_000 }],
      header,
    );
    const [page = ''] = await pagesOf(await confirmed(order));
    for (const text of [
      'Acme Trading Inc. 1 Main Street Springfield, IL 62704 US Tax number 12-3456789',
      'Order confirmation SO-A-',
      'Revision 1',
      'Bill to Müller & Söhne Dock 4 2 Dock Road 22222 Lund',
      'Your PO PO 4711',
      '2 % within 10 days, net 30 days',
      'Your number THEIRS-9',
      'less 10 %',
      '9.995',
      'Goods stay ours until they are paid.',
    ]) {
      expect(page).toContain(text);
    }
  });

  test('is filed once per revision: printed again it is the same file, whatever became of the head since', async () => {
    const item = office.item('HX-2', 'Nut');
    const order = office.order([{ item, quantity: 1_000_000, unitPrice: 5_000_000 }]);
    const first = await confirmed(order);
    office.run('company.change-paper-head', { changes: { website: 'acme.test' } });
    expect(await confirmed(order)).toEqual(first);
    const listed = office.query<{ documents: object[] }>('document.list', { record: order });
    expect(listed.documents).toMatchObject([
      { kind: 'order confirmation', revision: 1, language: 'en', mediaType: 'application/pdf', file: 'here' },
    ]);
  });

  test('is the same to the byte wherever and whenever the revision is printed', async () => {
    const item = office.item('HX-7', 'Rivet');
    const order = office.order([{ item, quantity: 1_000_000, unitPrice: 1 }]);
    const content = office.query<PaperContent>('paper.content', { order, ...confirmation });
    const [a, b] = await Promise.all([1, 2].map(() => printPaper({ content, language: 'en', logo: null })));
    expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true);
    const other = { ...content, document: { ...content.document, customerPo: 'PO 2' } };
    expect(a?.equals(await printPaper({ content: other, language: 'en', logo: null }))).toBe(false);
  });

  test('of an order that was never confirmed is not made', async () => {
    const item = office.item('HX-3', 'Washer');
    const lines = [{ item, quantity: 1_000_000, unitPrice: 1 }];
    const draft = { customer: office.customer, placedOn: '2026-01-05', lines };
    const { order } = office.run<{ order: string }>('order.create', draft);
    expect(await orderPaper(office.workstation, { order, ...confirmation })).toMatchObject({
      refusal: { code: 'documents.draft-not-printed' },
    });
  });

  test('bears the company’s logo, and is printed without one that is no picture after all', async () => {
    const item = office.item('HX-4', 'Screw');
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const attach = async (content: Buffer) => {
      const file = must(await office.workstation.files.keep('logo.png', content));
      office.run('document.attach', { record: 'company', kind: 'logo', file });
    };
    await attach(png);
    const withLogo = await confirmed(office.order([{ item, quantity: 1_000_000, unitPrice: 1 }]));
    expect(bytesOf(withLogo.sha256).includes('/Subtype /Image')).toBe(true);
    await attach(Buffer.concat([png.subarray(0, 8), Buffer.alloc(40, 1)]));
    const without = await confirmed(office.order([{ item, quantity: 1_000_000, unitPrice: 1 }]));
    expect(bytesOf(without.sha256).includes('/Subtype /Image')).toBe(false);
  });
});

test('a pick list goes by bin, with what waits for stock apart', async () => {
  const [here, nowhere] = [office.item('PK-1', 'In stock'), office.item('PK-2', 'Awaited')];
  office.run('stock.receive', { item: here, quantity: 9_000_000, businessDate: '2026-01-05' });
  const lines = [nowhere, here].map((item) => ({ item, quantity: 2_000_000, unitPrice: 1_000_000 }));
  const order = office.order(lines);
  const paper = must(await orderPaper(office.workstation, { order, kind: 'pick list' }));
  const [page = ''] = await pagesOf(paper);
  expect(page).toMatch(/Pick list SO-A-\d+ .*\S+ PK-1 In stock 2 EA .*Not in stock yet .* PK-2 Awaited 2 EA/);
  expect(page).not.toContain('1.00');
});

describe('a mail draft', () => {
  test('is opened as one to be sent: to their contact, with the confirmation attached', async () => {
    const item = office.item('HX-5', 'Pin');
    const order = office.order([{ item, quantity: 1_000_000, unitPrice: 1 }], { customerPo: 'PO ü 1' });
    const { document, sha256, name } = await confirmed(order);
    const draft = must(await mailDraft(office.workstation, { order, document }));
    expect(draft.to).toBe('kim@mueller.test');
    const text = bytesOf(draft.sha256).toString();
    expect(text).toContain('X-Unsent: 1\r\n');
    expect(text).toContain('To: kim@mueller.test\r\n');
    expect(text).toContain(name);
    const encoded = bytesOf(sha256).toString('base64').slice(0, 76);
    expect(text).toContain(encoded);
    expect(draft.subject).toMatch(/^Order confirmation SO-A-\d+ for your PO PO ü 1$/);
    office.run('paper.mark-sent', { document, way: 'mail', recipient: 'kim@mueller.test' });
    const withdraw = { command: 'order.withdraw', input: { order, why: 'mistake' } };
    expect(office.workstation.run(withdraw)).toMatchObject({ ok: false });
  });

  test('is of a confirmation of that order and of nothing else', async () => {
    const item = office.item('HX-6', 'Peg');
    const order = office.order([{ item, quantity: 1_000_000, unitPrice: 1 }]);
    const other = await confirmed(office.order([{ item, quantity: 2_000_000, unitPrice: 1 }]));
    expect(await mailDraft(office.workstation, { order, document: other.document })).toMatchObject({
      refusal: { code: 'paper.not-a-confirmation' },
    });
  });
});

const northwind = sample('orders/northwind/csv/');

test.skipIf(northwind.isMissing)(
  'a real order prints as its own paper says it (Northwind 10250)',
  async () => {
    const file = fileAt(`${northwind.path}OrderDetails.csv`);
    const records = await readFile(shippedMapping('northwind-orders'), file);
    const record = records.find((one) => one.kind === 'order' && one.number === '10250');
    if (record?.kind !== 'order') throw new Error('10250 is there');
    const lines = record.lines.map(({ itemKey, unitPriceMicro, quantityMicro, discountPercentMicro }) => ({
      item: office.item(`NW-${itemKey}`, `Product ${itemKey}`),
      quantity: quantityMicro,
      unitPrice: unitPriceMicro,
      discountPercent: discountPercentMicro ?? 0,
    }));
    const [page = ''] = await pagesOf(await confirmed(office.order(lines)));
    // 10 × 7.70; 35 × 42.40 less 15 %; 15 × 16.80 less 15 %.
    for (const amount of ['77.00', '1,261.40', '214.20', 'Total USD 1,552.60'])
      expect(page).toContain(amount);
  },
);
