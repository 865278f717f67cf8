import type { Locator, Page } from '@playwright/test';
import { settled } from './page-settled.ts';

/** How long rows may take to be those of the figure, ms: a busy machine reads slowly. */
const PATIENCE = 6_000;

/**
 * Check 12: each figure in `region` is opened by keyboard, and says what the rows it opens add up to. `seen` are the
 * figures that were compared, so that a page without any does not pass for a true one.
 */
export async function figureViolations(
  page: Page,
  region: 'main' | 'nav',
  patience = PATIENCE,
): Promise<{ readonly found: string[]; readonly seen: string[] }> {
  const address = page.url();
  const found: string[] = [];
  const seen: string[] = [];
  const figures = page.locator(`${region} [data-figure]`);
  const count = await figures.count();
  for (let at = 0; at < count; at++) {
    const figure = figures.nth(at);
    const name = (await figure.getAttribute('data-figure')) ?? '';
    const value = Number(await figure.getAttribute('data-value'));
    const opener = figure.locator('xpath=ancestor-or-self::*[self::a or self::button][1]');
    const said = `${new URL(address).pathname}: ${await nameOf(figure, opener)}`;
    const opens = (await opener.count()) > 0;
    if (opens) {
      await opener.focus();
      await page.keyboard.press('Enter');
      await settled(page);
    }
    if (!opens && name === 'rows') found.push(`${said} opens nothing`);
    const rows = await rowsUntil(page, name, value, patience);
    seen.push(said);
    if (rows !== value) found.push(`${said} says ${value}, and its rows ${rows}`);
    if (new URL(page.url()).pathname !== new URL(address).pathname || region === 'nav') {
      await page.goto(address);
      await settled(page);
    }
  }
  return { found, seen };
}

/** What has a colour of a state without the word of it. */
export async function wordlessStates(page: Page): Promise<string[]> {
  return await page
    .locator('main [data-tone]')
    .evaluateAll((states) =>
      states
        .filter((state) => !/[\p{L}\d]/u.test(state.textContent ?? ''))
        .map(
          (state) => `${location.pathname}: a state that is ${state.getAttribute('data-tone')} has no word`,
        ),
    );
}

async function nameOf(figure: Locator, opener: Locator): Promise<string> {
  const named = (await opener.count()) > 0 ? opener : figure;
  return ((await named.textContent()) ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** What the rows say, as soon as they agree, or in the end. */
async function rowsUntil(page: Page, name: string, value: number, patience: number): Promise<number> {
  const end = Date.now() + patience;
  for (;;) {
    const rows = name === 'rows' ? await rowsOpened(page) : await partsOf(page, name);
    if (rows === value || Date.now() > end) return rows;
    await page.waitForTimeout(50);
  }
}

/** Rows of the list or cards of the queue on the page. */
async function rowsOpened(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const grid = document.querySelector('main [role=grid][aria-rowcount]');
    if (grid) return Number(grid.getAttribute('aria-rowcount')) - 1;
    return document.querySelectorAll('main [data-queue] > li').length;
  });
}

/** What the rows that are parts of a figure add up to. */
async function partsOf(page: Page, name: string): Promise<number> {
  return await page.locator('main [data-parts]').evaluateAll((parts, figure) => {
    const values = parts.map((part) => JSON.parse(part.getAttribute('data-parts') ?? '{}')[figure]);
    return values.reduce((sum: number, value: number | undefined) => sum + (value ?? 0), 0);
  }, name);
}
