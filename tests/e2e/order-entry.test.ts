import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

/** Items of the demo company that are in stock and not at their end. */
const ITEMS = ['SKU-100', 'SKU-101', 'SKU-102', 'SKU-103', 'SKU-104', 'SKU-105'] as const;

interface Shown {
  readonly status: string;
  readonly number: string;
  readonly customerPo: string | null;
  readonly lines: readonly { readonly itemNumber: string; readonly quantity: number }[];
}

describe.skipIf(chromiumPath === null)('order entry by keyboard', () => {
  let demo: DemoWindow;
  beforeAll(async () => {
    demo = await openDemoWindow();
  });
  afterAll(async () => {
    await demo.close();
  });

  function show(order: string): Shown {
    const answer = demo.workstation.query({ query: 'order.show', input: { order } });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.output as Shown;
  }

  /** Keys beyond the data itself are counted; the data is typed as a person types it. */
  function hands(page: Page) {
    let keys = 0;
    return {
      press: async (key: string) => {
        keys += 1;
        await page.keyboard.press(key);
      },
      type: (text: string) => page.keyboard.type(text),
      keys: () => keys,
    };
  }

  /** The page of a new order, with its customer; the key that took the customer is counted. */
  async function orderForBluewater() {
    const page = await demo.open('/orders/new');
    const keyboard = hands(page);
    await page.getByRole('textbox', { name: 'Customer', exact: true }).waitFor();
    await keyboard.type('Bluewater');
    await keyboard.press('Enter');
    return { page, ...keyboard };
  }

  test('twelve lines from an empty page to confirmed take at most 60 keys beyond the data', async () => {
    const { page, press, type, keys } = await orderForBluewater();
    for (let line = 0; line < 12; line++) {
      await type(ITEMS[line % ITEMS.length] ?? '');
      await press('Tab');
      await type(String(line + 1));
      await press('Tab');
    }
    await press('Control+Enter');
    await page.waitForURL(/\/orders\/(?!new)[^/]+$/);
    const shown = show(page.url().split('/').at(-1) ?? '');
    expect(shown.status).toBe('confirmed');
    expect(shown.lines.map(({ quantity }) => quantity / 1_000_000)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(keys()).toBeLessThanOrEqual(60);
    await page.close();
  });

  test('what is typed is there again after a reload, the open cell too', async () => {
    const page = await demo.open('/orders/new');
    const { press, type } = hands(page);
    await page.getByRole('textbox', { name: 'Customer', exact: true }).waitFor();
    await type('Cascade');
    await press('Enter');
    await type('SKU-100');
    await press('Tab');
    await type('7');
    await press('Tab');
    await type('SKU-1');
    const buffer = page.url().split('/').at(-1) ?? '';
    const kept = () => JSON.stringify(demo.workstation.desk.showBuffer(buffer));
    await expect.poll(kept, { timeout: 5_000 }).toContain('"text":"SKU-1"');
    await page.reload();
    await page.getByRole('grid', { name: 'Order lines' }).waitFor();
    const customer = page.getByRole('textbox', { name: 'Customer', exact: true });
    await expect.poll(() => customer.inputValue(), { timeout: 10_000 }).toBe('Cascade Boat Works');
    await page.getByRole('gridcell', { name: 'SKU-100' }).first().waitFor();
    await page.getByRole('gridcell', { name: '7', exact: true }).waitFor();
    await expect
      .poll(() => page.locator('[data-line-grid] input').inputValue(), { timeout: 10_000 })
      .toBe('SKU-1');
    await page.close();
  });

  test('a customer that wants its PO is asked for it, and the order goes on when it is there', async () => {
    const page = await demo.open('/orders/new');
    const { press, type } = hands(page);
    await page.getByRole('textbox', { name: 'Customer', exact: true }).waitFor();
    await type('Acme');
    await press('Enter');
    await type('SKU-100');
    await press('Tab');
    // What one costs is told before anybody says how many.
    await page.getByRole('gridcell', { name: '4.25' }).waitFor();
    await type('3');
    await press('Tab');
    await page.getByText('This customer wants its PO number').waitFor();
    // The line is worked out: from here on only the customer PO is missing.
    await page.getByRole('gridcell', { name: '12.75' }).waitFor();
    await press('Control+Enter');
    await expect.poll(() => page.evaluate('document.activeElement.dataset.entryField')).toBe('customerPo');
    await type('PO-77');
    await press('Enter');
    await page.getByRole('button', { name: /^Confirm$/ }).waitFor();
    await press('Control+Enter');
    await page.waitForURL(/\/orders\/(?!new)[^/]+$/);
    expect(show(page.url().split('/').at(-1) ?? '')).toMatchObject({
      customerPo: 'PO-77',
      status: 'confirmed',
    });
    await page.close();
  });

  test('Tab takes the customer and goes to the customer PO, Enter there to the lines', async () => {
    const page = await demo.open('/orders/new');
    await page.getByRole('textbox', { name: 'Customer', exact: true }).waitFor();
    await page.keyboard.type('Acme');
    await page.keyboard.press('Tab');
    await page.keyboard.type('PO-78');
    await page.keyboard.press('Enter');
    await page.keyboard.type('SKU-100');
    await page.keyboard.press('Tab');
    await page.getByRole('gridcell', { name: 'SKU-100' }).first().waitFor();
    const typed = (name: string) => page.getByRole('textbox', { name, exact: true }).inputValue();
    expect(await typed('Customer')).toBe('Acme Industrial');
    expect(await typed('Customer PO')).toBe('PO-78');
    await page.close();
  });

  test('an item that is not known stays as it was typed, and a way out takes the one that is meant', async () => {
    const { page, press, type } = await orderForBluewater();
    await type('SKU-1O0');
    await press('Tab');
    await type('2');
    await press('Tab');
    await page.getByRole('button', { name: /Confirm, \d to fix/ }).waitFor();
    await page.getByRole('button', { name: 'Use SKU-100' }).first().click();
    await page.getByRole('button', { name: /^Confirm$/ }).waitFor();
    await page.close();
  });

  test('leaving keeps a draft with a number; it is gone on with and confirmed', async () => {
    const { page, press, type } = await orderForBluewater();
    await type('SKU-101');
    await press('Tab');
    await type('4');
    await press('Tab');
    await page.getByRole('button', { name: 'Leave, keep' }).click();
    await page.waitForURL(/\/orders\/(?!new)[^/]+$/);
    const order = page.url().split('/').at(-1) ?? '';
    expect(show(order)).toMatchObject({ status: 'draft', lines: [{ quantity: 4_000_000 }] });
    await page.goto(`${demo.url}/orders/${order}/edit`);
    await page.getByRole('gridcell', { name: 'SKU-101' }).first().waitFor();
    await page.getByRole('button', { name: /^Confirm$/ }).waitFor();
    await page.getByRole('button', { name: /^Confirm$/ }).click();
    await page.waitForURL(new RegExp(`/orders/${order}$`));
    expect(show(order).status).toBe('confirmed');
    await page.close();
  });

  test('a draft that was made as the workstation ended is gone on with, and not made again', async () => {
    const { page, press, type } = await orderForBluewater();
    await type('SKU-102');
    await press('Tab');
    await type('3');
    await press('Tab');
    await page.getByRole('button', { name: /^Confirm$/ }).waitFor();
    const buffer = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const { desk } = demo.workstation;
    await expect.poll(() => JSON.stringify(desk.showBuffer(buffer))).toContain('SKU-102');
    await page.close();
    // As the page leaves it where everything ends between the making of the draft and its being kept.
    const kept = desk.showBuffer(buffer);
    if (!kept.ok) throw new Error(kept.refusal.code);
    const { kind, title, version } = kept.value;
    const typed = kept.value.body as {
      readonly head: { readonly customer: { readonly id: string }; readonly placedOn: string };
      readonly lines: readonly { readonly cells: { readonly item?: { readonly id: string } } }[];
    };
    const body = { ...typed, base: { kind: 'new', makingSince: Date.now() } };
    expect(desk.saveBuffer({ buffer, kind, title, body, version }).ok).toBe(true);
    const [line] = typed.lines;
    const made = demo.workstation.run({
      command: 'order.create',
      input: {
        customer: typed.head.customer.id,
        placedOn: typed.head.placedOn,
        lines: [{ item: line?.cells.item?.id, quantity: 3_000_000 }],
      },
    });
    if (!made.ok) throw new Error(made.refusal.code);
    const { order, number } = made.output as { readonly order: string; readonly number: string };
    const again = await demo.open(`/orders/new/${buffer}`);
    await again.getByRole('heading', { level: 1, name: new RegExp(number) }).waitFor();
    await again.getByRole('button', { name: /^Confirm$/ }).click();
    await again.waitForURL(new RegExp(`/orders/${order}$`));
    expect(show(order)).toMatchObject({ status: 'confirmed', lines: [{ quantity: 3_000_000 }] });
    await again.close();
  });

  test('a price says why it holds, on the line one is on', async () => {
    const { page, press, type } = await orderForBluewater();
    await type('SKU-100');
    await press('Tab');
    await type('2');
    await press('Enter');
    await page.getByRole('gridcell', { name: '8.50' }).waitFor();
    await press('ArrowUp');
    await press('Control+i');
    await page
      .getByRole('dialog', { name: 'Line 10: why this price and promise' })
      .getByText('4.25')
      .first()
      .waitFor();
    await page.close();
  });

  test('a block from a spreadsheet becomes lines, and what is not known is red with what was meant', async () => {
    const { page } = await orderForBluewater();
    const block = JSON.stringify('SKU-100\t5\r\nSKU-1O1\t6\r\nSKU-102\t7\r\n');
    await page.evaluate(
      `(() => {
        const data = new DataTransfer();
        data.setData('text/plain', ${block});
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      })()`,
    );
    await page.getByText('3 lines', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'Use SKU-101' }).first().click();
    await page.getByRole('button', { name: /^Confirm$/ }).waitFor();
    await page.close();
  });

  test('a dropped PDF stands beside the grid, survives a reload, and is filed on the order', async () => {
    const page = await demo.open('/orders/new');
    const { press, type } = hands(page);
    await page.getByRole('textbox', { name: 'Customer', exact: true }).waitFor();
    await page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['%PDF-1.7 their order'], 'their-po.pdf', { type: 'application/pdf' }));
      document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    })()`);
    const papers = page.getByRole('region', { name: 'What the customer sent' });
    await papers.getByRole('button', { name: 'their-po.pdf', exact: true }).waitFor();
    await page.reload();
    await papers.getByRole('button', { name: 'their-po.pdf', exact: true }).waitFor();
    await page.getByRole('textbox', { name: 'Customer', exact: true }).focus();
    await type('Bluewater');
    await press('Enter');
    await type('SKU-100');
    await press('Tab');
    await type('2');
    await press('Tab');
    await page.getByRole('button', { name: /^Confirm$/ }).waitFor();
    await press('Control+Enter');
    await page.waitForURL(/\/orders\/(?!new)[^/]+$/);
    const record = page.url().split('/').at(-1) ?? '';
    const filed = demo.workstation.query({ query: 'document.list', input: { record } });
    expect(filed).toMatchObject({
      output: { documents: [{ name: 'their-po.pdf', kind: 'source paper' }] },
    });
    await page.close();
  });

  test('who may see what things cost sees the margin: of the order always, of the lines by choice', async () => {
    const { page, press, type } = await orderForBluewater();
    await type('SKU-100');
    await press('Tab');
    await type('12');
    await press('Tab');
    await page.getByRole('main').getByText('Margin 25.80').waitFor();
    await page.getByRole('button', { name: 'Columns' }).focus();
    await press('Enter');
    // The menu gives its first item the focus as it opens.
    await page.locator('[role=menuitem]:focus').waitFor();
    await page.getByRole('menuitem', { name: 'Show or hide Margin' }).press('Enter');
    await page.getByRole('gridcell', { name: '50.6 %' }).waitFor();
    await page.close();
  });

  test('the page complained of nothing', () => {
    expect(demo.problems).toEqual([]);
  });
});
