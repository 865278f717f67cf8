import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

const MAIL = 'From: buyer@bluewater.example\r\nSubject: PO 4711\r\n\r\nPlease ship by Friday.\r\n';

/** Drops a file somewhere on the page, as a mail program or a folder does. */
function drop(page: Page, selector: string, name: string, content: string): Promise<void> {
  return page.evaluate(
    ([target, file, text]) => {
      const held = new DataTransfer();
      held.items.add(new File([text], file));
      const place = document.querySelector(target);
      const options = { bubbles: true, cancelable: true, dataTransfer: held };
      place?.dispatchEvent(new DragEvent('dragover', options));
      place?.dispatchEvent(new DragEvent('drop', options));
    },
    [selector, name, content] as const,
  );
}

describe.skipIf(chromiumPath === null)('files from outside', () => {
  let window: DemoWindow;
  let order = '';
  beforeAll(async () => {
    window = await openDemoWindow();
    const answer = window.workstation.query({
      query: 'order.rows',
      input: { view: 'open', today: '2026-11-22', limit: 1 },
    });
    order = ((answer.ok ? answer.output : null) as { rows: { id: string }[] }).rows[0]?.id ?? '';
  });
  afterAll(() => window.close());

  test('a mail dropped anywhere on an order is attached to it', async () => {
    const page = await window.open(`/orders/${encodeURIComponent(order)}`);
    await page.getByRole('button', { name: 'Attach file' }).waitFor();
    await drop(page, 'h1', 'PO 4711.eml', MAIL);
    await page.getByRole('button', { name: 'PO 4711.eml', exact: true }).waitFor();
    expect(await page.getByRole('status').allTextContents()).toContain('Attached PO 4711.eml.');
    await page.close();
  });

  test('a file dropped where nobody takes it leaves the page where it is', async () => {
    const page = await window.open('/orders');
    const before = page.url();
    await page.evaluate(() => {
      addEventListener('drop', ({ defaultPrevented }) => {
        document.title = `stopped: ${defaultPrevented}`;
      });
    });
    await drop(page, 'main', 'list.csv', 'a,b\n');
    expect(await page.title()).toBe('stopped: true');
    expect(page.url()).toBe(before);
    await page.close();
  });

  test('a file that was opened with the desktop is not to be had in a browser, which says so', async () => {
    const page = await window.open(`/import/new?opened=${'a'.repeat(32)}`);
    await page.getByText('Only the desktop program can do this.').first().waitFor();
    await page.close();
  });

  test('and no page of it complained', () => {
    expect(window.problems).toEqual([]);
  });
});
