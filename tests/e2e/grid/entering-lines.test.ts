import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../../support/browser.ts';
import { type GridBrowser, openGridBrowser } from '../../support/grid-page.ts';
import { items } from '../../support/line-grid.ts';

describe.skipIf(chromiumPath === null)('entering lines in a real browser', () => {
  let grids: GridBrowser;
  beforeAll(async () => {
    grids = await openGridBrowser();
  });
  afterAll(async () => {
    await grids.close();
  });

  test('100 lines need no key beyond item, Tab, quantity, Tab', async () => {
    const page = await grids.open('delay=2');
    for (let line = 1; line <= 100; line += 1) {
      await page.keyboard.type('GL-7701');
      await page.keyboard.press('Tab');
      await page.keyboard.type(String(line));
      await page.keyboard.press('Tab');
    }
    await count(page, 100);
    const lines = await documentOf(page);
    expect(lines.map(({ cells }) => cells.qty)).toEqual(
      Array.from({ length: 100 }, (_, place) => (place + 1) * 1_000_000),
    );
    expect(lines.every(({ cells }) => (cells.item as { id: string }).id === 'GL-7701')).toBe(true);
    expect(await focused(page)).toMatchObject({ column: 'item', row: '102' });
  });

  test.each([0, 10, 100])(
    'answers %d ms late give the same items to hands that do not wait',
    async (delay) => {
      const page = await grids.open(`delay=${delay}`);
      for (const number of ['HX-2050', 'WSH-20', '0012']) {
        await page.keyboard.type(number);
        await page.keyboard.press('Enter');
        await page.keyboard.type('24');
        await page.keyboard.press('Enter');
      }
      await count(page, 3);
      const lines = await documentOf(page);
      expect(lines.map(({ cells }) => [(cells.item as { id: string }).id, cells.qty])).toEqual([
        ['HX-2050', 24_000_000],
        ['WSH-20', 24_000_000],
        ['0012', 24_000_000],
      ]);
    },
  );

  test('a scanner fills line after line, and an unknown barcode is red and stops nothing', async () => {
    const page = await grids.open('delay=10');
    const codes = [...items.map(({ barcode }) => barcode), '4006381339999', items[0]?.barcode ?? ''];
    for (const code of codes) {
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
    }
    await count(page, codes.length);
    const lines = await documentOf(page);
    expect(lines.filter(({ cells }) => cells.qty === 1_000_000).length).toBe(codes.length - 1);
    expect(lines.at(-2)?.bad.item).toMatchObject({ text: '4006381339999', tone: 'red' });
    expect(await page.evaluate(() => window.trying.called)).toEqual(['beep']);
  });

  test('300 lines pasted out of Excel are one step, their items are found, undo takes them all back', async () => {
    const page = await grids.open('delay=2');
    const block = Array.from({ length: 300 }, (_, n) => `${items[n % 7]?.text}\t${n + 1}`).join('\r\n');
    await paste(page, `${block}\r\n`);
    await count(page, 300);
    await expect.poll(async () => (await documentOf(page)).filter(({ bad }) => 'item' in bad).length).toBe(0);
    const lines = await documentOf(page);
    expect(lines.map(({ cells }) => cells.qty)).toEqual(lines.map((_, n) => (n + 1) * 1_000_000));
    expect(await page.getByRole('status').innerText()).toBe('300 lines pasted');
    await page.keyboard.press('Control+Z');
    await count(page, 0);
    await expect.poll(() => page.getByRole('status').innerText()).toBe('Undone: paste of 300 lines');
  });

  test('a clipboard of more than 2,000 lines is handed over', async () => {
    const page = await grids.open();
    await paste(page, 'WSH-20\n'.repeat(2001));
    expect(await page.evaluate(() => window.trying.called)).toEqual(['hand-over 14007']);
  });

  test('what is copied can be pasted, exactly', async () => {
    const page = await grids.open('lines=3');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+C');
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text.split('\r\n')[1]?.split('\t').slice(0, 5)).toEqual([
      '10',
      'HX-2040',
      'Hex bolt M20×40, zinc',
      '1',
      'EA',
    ]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+V');
    await count(page, 5);
    expect((await documentOf(page)).map(({ cells }) => cells.qty)).toEqual(
      [1, 2, 3, 1, 2].map((n) => n * 1_000_000),
    );
  });

  test('Ctrl Shift V shows where the columns go, and makes new lines', async () => {
    const page = await grids.open('lines=2');
    await page.evaluate(() => navigator.clipboard.writeText('7\tWSH-20\tx\n9\tPLT-48\ty'));
    await page.keyboard.press('Control+Shift+V');
    const dialog = page.getByRole('dialog', { name: 'Paste as new lines' });
    await dialog.getByLabel('Column 1 goes to').selectOption('Qty');
    await dialog.getByLabel('Column 2 goes to').selectOption('Item');
    await dialog.getByLabel('Column 3 goes to').selectOption('left out');
    await dialog.getByRole('button', { name: 'Add 2 lines' }).click();
    await count(page, 4);
    await expect
      .poll(async () => (await documentOf(page)).map(({ cells }) => cells.item))
      .toMatchObject([{}, {}, { id: 'WSH-20' }, { id: 'PLT-48' }]);
    expect((await focused(page)).column).toBe('item');
  });

  test('1,000 random keys: what was committed and what stands are the same, and nothing breaks', async () => {
    const page = await grids.open('lines=4&delay=3');
    const keys = [
      ...['Enter', 'Tab', 'Shift+Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'F2', 'Escape'],
      ...['Shift+ArrowDown', 'Control+ArrowUp', 'Home', 'End', 'PageDown', 'Control+D', 'Control+Shift+D'],
      ...[
        'Control+Shift+L',
        'Delete',
        'Backspace',
        'Control+Z',
        'Control+Shift+Z',
        'Shift+Space',
        'Control+;',
      ],
      ...['Alt+ArrowDown', 'F8', 'G', 'L', '7', '7', '0', '1', '2', 'H', 'x', '.', '=', '*', ' '],
    ];
    const chance = seeded(20261122);
    const before = await documentOf(page);
    for (let press = 0; press < 1000; press += 1) {
      await page.keyboard.press(keys[chance(keys.length)] ?? 'Enter');
      if (!(await inGrid(page))) await page.locator('[role=grid] [tabindex="0"]').focus();
    }
    await page.getByRole('button', { name: 'After' }).focus();
    await expect.poll(async () => asking(await documentOf(page))).toBe(0);
    const told = await page.evaluate(() => window.trying.commits.flat());
    const rebuilt = new Map(before.map((line) => [line.key, line]));
    for (const change of told) {
      if (change.kind === 'removed') rebuilt.delete(change.line);
      else rebuilt.set(change.line.key, change.line);
    }
    const now = await documentOf(page);
    expect(told.length).toBeGreaterThan(20);
    expect([...rebuilt.values()].toSorted(byKey)).toEqual(now.toSorted(byKey));
  });
});

function documentOf(page: Page) {
  return page.evaluate(() => window.trying.grid.store.getState().lines.slice(0, -1));
}

async function count(page: Page, lines: number): Promise<void> {
  await expect.poll(() => page.getByTestId('count').innerText()).toBe(`${lines} lines`);
}

function focused(page: Page) {
  return page.locator(':focus').evaluate((cell) => ({
    column: cell.getAttribute('data-column'),
    row: cell.closest('[role=row]')?.getAttribute('aria-rowindex'),
  }));
}

function inGrid(page: Page): Promise<boolean> {
  return page
    .locator('[role=grid] :focus')
    .count()
    .then((found) => found > 0);
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await page.keyboard.press('Control+V');
}

function asking(lines: Awaited<ReturnType<typeof documentOf>>): number {
  return lines.flatMap(({ bad }) => Object.values(bad)).filter(({ tone }) => tone === 'asking').length;
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1;
}

/** A small linear congruential generator (Numerical Recipes): the same keys every time. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}
