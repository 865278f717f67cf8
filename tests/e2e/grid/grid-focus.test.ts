import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../../support/browser.ts';
import { type GridBrowser, openGridBrowser } from '../../support/grid-page.ts';

describe.skipIf(chromiumPath === null)('the focus of a line grid in a real browser', () => {
  let grids: GridBrowser;
  beforeAll(async () => {
    grids = await openGridBrowser();
  });
  afterAll(async () => {
    await grids.close();
  });

  test('is one stop of Tab, and is left by Tab on the empty line, by Shift Tab and by Esc', async () => {
    const page = await grids.open('lines=2');
    await page.keyboard.press('Tab');
    expect(await nameOfFocus(page)).toBe('After');
    await page.keyboard.press('Shift+Tab');
    expect(await nameOfFocus(page)).toContain('item or barcode');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+Tab');
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Bare field');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await nameOfFocus(page)).toBe('After');
  });

  test('keeps the open cell when it goes elsewhere', async () => {
    const page = await grids.open('lines=2');
    await cell(page, 'L1', 'qty').click();
    await page.keyboard.type('77');
    await page.getByLabel('Bare field').click();
    expect(await cell(page, 'L1', 'qty').innerText()).toBe('77');
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Bare field');
  });

  test('stays in its cell when the lines are scrolled away, and typing goes there', async () => {
    const page = await grids.open('lines=500');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Tab');
    await page.mouse.move(600, 400);
    await page.mouse.wheel(0, 9000);
    await cell(page, 'L300', 'item').waitFor();
    expect(await page.locator('[role=row]').count()).toBeLessThan(60);
    expect(await page.locator(':focus').getAttribute('data-line')).toBe('L1');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('data-line')).toBe('L2');
    expect(await page.evaluate(() => window.trying.grid.store.getState().lines[0]?.cells.qty)).toBe(
      5_000_000,
    );
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('502');
  });

  test('a character typed changes nothing else on the page, an arrow two rows, whatever the number of lines', async () => {
    const page = await grids.open('lines=500');
    await cell(page, 'L5', 'qty').click();
    await page.keyboard.type('1');
    await page.evaluate(() => {
      const changed = new Set<Node>();
      const observer = new MutationObserver((records) => {
        for (const { target } of records) {
          // React puts the field's own name back after every input.
          if (target instanceof HTMLInputElement) continue;
          const row = target instanceof Element ? target.closest('[role=row]') : target.parentElement;
          changed.add(row ?? target);
        }
      });
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      Object.assign(window, { changed });
    });
    const changed = () => page.evaluate(() => (window as unknown as { changed: Set<Node> }).changed.size);
    await page.keyboard.type('23');
    expect(await changed()).toBe(0);
    await page.keyboard.press('Escape');
    await page.evaluate(() => (window as unknown as { changed: Set<Node> }).changed.clear());
    await page.keyboard.press('ArrowDown');
    expect(await changed()).toBe(2);
  });

  test('is never under the frozen columns or the heading', async () => {
    const page = await grids.open('lines=500', { viewport: { width: 640, height: 480 } });
    await page.keyboard.press('Control+Home');
    for (const key of ['End', 'Control+End', 'Home', 'PageUp', 'PageUp', 'End', 'ArrowLeft', 'ArrowLeft']) {
      await page.keyboard.press(key);
      const hit = await page.locator(':focus').evaluate((focus) => {
        const box = focus.getBoundingClientRect();
        const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return at !== null && focus.contains(at);
      });
      expect(hit, key).toBe(true);
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(640);
  });

  test('prices and promises that come while somebody types disturb nothing', async () => {
    const page = await grids.open('lines=3');
    await cell(page, 'L2', 'qty').click();
    await page.keyboard.type('12');
    await page.evaluate(() => window.trying.grid.attach([['L2', { cells: { amount: 999 }, notes: {} }]]));
    await page.keyboard.type('3');
    expect(await page.locator(':focus').inputValue()).toBe('123');
    expect(await cell(page, 'L2', 'amount').innerText()).toBe('9.99');
  });

  test('mouse: a click moves, a drag makes a range, a double click edits, the menu acts on the line', async () => {
    const page = await grids.open('lines=4');
    await cell(page, 'L1', 'qty').hover();
    await page.mouse.down();
    await cell(page, 'L3', 'unit').hover();
    await page.mouse.up();
    expect(await page.locator('[role=gridcell][aria-selected=true]').count()).toBe(6);
    await cell(page, 'L2', 'qty').dblclick();
    expect(await page.locator(':focus').inputValue()).toBe('2');
    await page.keyboard.press('Escape');
    await cell(page, 'L2', 'qty').click({ button: 'right' });
    await page.keyboard.press('r');
    await expect.poll(() => page.getByTestId('count').innerText()).toBe('3 lines');
    expect(await page.locator(':focus').getAttribute('data-line')).toBe('L3');
  });

  test('other columns are drawn at once, and the lines stay', async () => {
    const page = await grids.open('lines=3');
    await page.evaluate(() => {
      const { grid } = window.trying;
      grid.setColumns(grid.setup.columns.filter(({ id }) => id !== 'price' && id !== 'item'));
    });
    expect(await page.getByRole('columnheader').allInnerTexts()).not.toContain('Price');
    expect(await page.getByRole('row').nth(1).getByRole('gridcell').count()).toBe(7);
    expect(await page.evaluate(() => window.trying.grid.store.getState().lines.length)).toBe(4);
  });

  test('a click on # takes the line, with Shift the lines between', async () => {
    const page = await grids.open('lines=5');
    await cell(page, 'L2', '#').click();
    await cell(page, 'L4', '#').click({ modifiers: ['Shift'] });
    expect(await page.getByTestId('selected').innerText()).toBe('3 selected');
    expect(await page.locator('[role=row][aria-selected=true]').first().getAttribute('aria-label')).toBe(
      'Line 20, HX-2050, selected',
    );
  });

  test('the menu sets a value on the selected lines', async () => {
    const page = await grids.open('lines=3');
    await page.keyboard.press('Control+A');
    expect(await page.getByTestId('selected').innerText()).toBe('3 selected');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Set Disc.' }).click();
    await page.keyboard.type('5 %');
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-column=discount][role=gridcell]').allInnerTexts()).toEqual([
      '5 %',
      '5 %',
      '5 %',
      '',
    ]);
    await expect.poll(() => page.getByRole('status').innerText()).toBe('Disc. set on 3 lines.');
  });

  test.each([
    ['US', '`1-=[]\\;\',./~!@#$%^&*()_+{}|:"<>?'],
    ['German', 'ßüöäÜÖÄ§€@{[]}\\|~µ²³'],
    ['French', '&é"(-è_çà)=^$ù*!:;,<>#{[|`\\^@]}¤£µ%§'],
    ['Polish', 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ€'],
  ])('%s: every character is typed into a cell', async (_, characters) => {
    const page = await grids.open('lines=1');
    await cell(page, 'L1', 'price').click();
    // Windows reports AltGr as Ctrl and Alt, and says AltGraph.
    const typed = await page.evaluate((all) => {
      const press = (key: string, more: KeyboardEventInit) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
        );
      return [...all].map((key) => {
        press(key, { ctrlKey: true, altKey: true, modifierAltGraph: true });
        const field = document.activeElement;
        const text = field instanceof HTMLInputElement ? field.value : null;
        press('Escape', {});
        return text;
      });
    }, characters);
    expect(typed.join('')).toBe(characters);
  });

  test('a dead key opens the cell before its character is finished', async () => {
    const page = await grids.open('lines=1');
    await cell(page, 'L1', 'price').click();
    await page.locator(':focus').evaluate((element) => {
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Dead', bubbles: true, cancelable: true }));
    });
    await page.keyboard.insertText('â');
    expect(await page.locator(':focus').inputValue()).toBe('â');
  });

  test.each(['light', 'dark'])(
    'axe finds nothing in %s, with a list, a menu and a red cell open',
    async (scheme) => {
      const page = await grids.open(`lines=6&scheme=${scheme}`);
      await page.keyboard.type('GL-77O1');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Shift+Tab');
      await page.getByRole('button', { name: 'Use GL-7701' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menu').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await cell(page, 'L1', 'item').click();
      await page.keyboard.type('h');
      await page.getByRole('option').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await cell(page, 'L1', 'date').click();
      await page.keyboard.press('Alt+ArrowDown');
      await page.getByRole('option', { name: /November 30/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+A');
      expect(await violations(page)).toEqual([]);
    },
  );
});

function cell(page: Page, line: string, column: string) {
  return page.locator(`[data-line="${line}"][data-column="${column}"]`);
}

function nameOfFocus(page: Page): Promise<string> {
  return page.locator(':focus').innerText();
}

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .include('[data-line-grid]')
    .include('body')
    .analyze();
  return found
    .filter(({ id }) => !['region', 'landmark-one-main', 'page-has-heading-one'].includes(id))
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join('; ')}`,
    );
}
