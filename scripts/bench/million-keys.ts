import type { Page } from '@playwright/test';
import { type DemoWindow, openDemoWindow } from '../../tests/support/demo-window.ts';
import { progress } from './bench-progress.ts';
import { type Bench, median, rounded, sized } from './bench-result.ts';
import { keysToPaint, UNPACED, watchKeys } from './key-to-paint.ts';

const FEW = 10;
const QUANTITY = '[data-column=quantity]';

/**
 * From a key to the frame that shows it where orders are taken: in an order of 500 lines, in one of 10, and in a bare field
 * of an empty page, in turns. Prices, promises and credit are worked out meanwhile, as always.
 */
export const orderKeysBench: Bench = {
  name: 'million-keys',
  needs: 'chromium',
  async run(scale) {
    const lines = sized(500, Math.max(scale, 0.04));
    const rounds = sized(20, scale, 2);
    const demo = await openDemoWindow(UNPACED);
    try {
      const many = await orderPage(demo, lines);
      const few = await orderPage(demo, FEW);
      const bare = await barePage(demo);
      const times = { few: [] as number[], many: [] as number[], bare: [] as number[] };
      for (let round = 0; round < rounds; round++) {
        progress(`keys ${round + 1} of ${rounds}`);
        times.few.push(...(await keysToPaint(few)));
        times.many.push(...(await keysToPaint(many)));
        times.bare.push(...(await keysToPaint(bare)));
      }
      const key = median(times.many);
      const said = `median of ${times.many.length} keys on the page of a new order, ${key.toFixed(1)} ms, in ${lines} lines`;
      return [
        ratio('order-key-to-paint', key / median(times.few), 1.5, `${said} / in ${FEW}`),
        ratio('order-key-bare', key / median(times.bare), 3, `${said} / in a bare field`),
      ];
    } finally {
      await demo.close();
    }
  },
};

/** An order of so many lines, worked out, with the quantity of its fifth line open. */
async function orderPage(demo: DemoWindow, lines: number): Promise<Page> {
  progress(`an order of ${lines} lines`);
  const page = await demo.open('/orders/new');
  await page.getByRole('textbox', { name: 'Customer', exact: true }).waitFor();
  await page.keyboard.type('Bluewater');
  await page.keyboard.press('Enter');
  await page.locator('[data-column=item]:focus').waitFor();
  const block = Array.from({ length: lines }, (_, line) => `SKU-10${line % 6}\t${1 + (line % 9)}`).join(
    '\r\n',
  );
  await page.evaluate(`{
    const data = new DataTransfer();
    data.setData('text/plain', ${JSON.stringify(block)});
    const pasted = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(pasted);
  }`);
  const grid = page.getByRole('grid', { name: 'Order lines' });
  await page
    .getByRole('status')
    .filter({ hasText: `${lines} lines pasted` })
    .waitFor();
  await grid.locator('[data-column=amount]', { hasText: /\d/ }).nth(5).waitFor();
  await grid.locator(QUANTITY).nth(4).click();
  await page.keyboard.press('1');
  await watchKeys(page);
  return page;
}

async function barePage(demo: DemoWindow): Promise<Page> {
  const page = await demo.context.newPage();
  await page.setContent('<input aria-label="Bare field">');
  await page.getByRole('textbox').focus();
  await watchKeys(page);
  return page;
}

function ratio(name: string, value: number, bar: number, about: string) {
  return { name, value: rounded(value), unit: 'ratio', bar, about } as const;
}
