import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { settled } from '../support/page-checks/page-settled.ts';
import { type Misfortune, openTypingDesk, type TypingDesk } from '../support/typing-desk.ts';

/** One point of taking an order: what is done there, and what comes between. */
interface Point {
  readonly at: string;
  readonly comes: Misfortune;
  readonly done: (page: Page) => Promise<void>;
  /** Text that is on disk before it comes; of what waits for nothing there is none. */
  readonly kept?: string;
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const editor = (page: Page) => page.locator('[data-line-grid] [role=grid] input');
const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (page: Page, text: string) => page.keyboard.type(text);

/** For states to come about on a busy machine. */
const POLL = { timeout: 10_000 };

/** Everything before the confirmation, each point after the one before it, on one order. */
const points: readonly Point[] = [
  { at: 'the empty page', comes: 'reload', done: async (page) => field(page, 'Customer').waitFor() },
  {
    at: 'the customer, half typed',
    comes: 'kill',
    kept: '"customer":"Bluew"',
    done: (page) => type(page, 'Bluew'),
  },
  {
    at: 'the customer, chosen',
    comes: 'sign-out',
    async done(page) {
      await field(page, 'Customer').focus();
      await press(page, 'Enter');
      await expect
        .poll(() => page.getByLabel('Ship to').locator('option:checked').textContent())
        .toMatch(/Dock/);
    },
  },
  {
    at: 'the customer PO, half typed',
    comes: 'reload',
    kept: '"PO-4500"',
    async done(page) {
      await field(page, 'Customer PO').focus();
      await type(page, 'PO-4500');
    },
  },
  {
    at: 'the customer PO taken, the item half typed',
    comes: 'kill',
    kept: '"text":"HX-20"',
    async done(page) {
      await field(page, 'Customer PO').focus();
      await press(page, 'End');
      await type(page, '187');
      await press(page, 'Enter');
      await type(page, 'HX-20');
    },
  },
  {
    at: 'the item, taken',
    comes: 'offline',
    async done(page) {
      await editor(page).focus();
      await type(page, '40');
      await press(page, 'Tab');
      await page.getByRole('gridcell', { name: 'Bolt HX-2040' }).waitFor();
    },
  },
  {
    at: 'the quantity, in its cell',
    comes: 'kill',
    kept: '"text":"12"',
    async done(page) {
      await goToCell(page, 'quantity');
      await type(page, '12');
    },
  },
  {
    at: 'the quantity, kept',
    comes: 'sign-out',
    async done(page) {
      await press(page, 'Enter');
      await page.getByRole('gridcell', { name: '120.00' }).waitFor();
    },
  },
  {
    at: 'what the line says of its own, in its cell',
    comes: 'reload',
    kept: '"text":"Bolts, as last"',
    async done(page) {
      await goToCell(page, 'description');
      await type(page, 'Bolts, as last');
    },
  },
  {
    at: 'a price off the list, in its cell',
    comes: 'offline',
    kept: '"text":"6.00"',
    async done(page) {
      await press(page, 'Enter');
      await goToCell(page, 'price');
      await type(page, '6.00');
    },
  },
  {
    at: 'the reason for it, half typed',
    comes: 'kill',
    kept: '"A dent"',
    async done(page) {
      await press(page, 'Enter');
      await page.getByRole('button', { name: 'Go past it with a reason' }).click();
      await page.getByRole('dialog').getByLabel('Why').waitFor();
      await type(page, 'A dent');
    },
  },
  {
    at: 'the reason, given',
    comes: 'sign-out',
    kept: '"A dent in the box."',
    async done(page) {
      await page.getByRole('dialog').getByLabel('Why').focus();
      await press(page, 'End');
      await type(page, ' in the box.');
      await press(page, 'Control+Enter');
      await page.getByRole('button', { name: /^Confirm$/ }).waitFor();
    },
  },
  {
    at: 'a discount that is none, red in its cell',
    comes: 'offline',
    kept: '"text":"a lot"',
    async done(page) {
      await goToCell(page, 'discount');
      await type(page, 'a lot');
      await press(page, 'Enter');
    },
  },
  {
    at: 'a block from a spreadsheet, one item of it not known',
    comes: 'kill',
    kept: 'HX-2O41',
    async done(page) {
      await goToCell(page, 'discount');
      await press(page, 'Delete');
      await page.locator('[data-line-grid] [data-column=item]').last().click();
      await paste(page, 'HX-2041\t5\r\nHX-2O41\t6\r\n', 'Control+v');
      await page.getByRole('button', { name: 'Use HX-2041' }).first().waitFor();
    },
  },
  {
    at: 'a clipboard that is looked at before it is pasted',
    comes: 'reload',
    kept: 'HX-2040\\t7',
    async done(page) {
      await page.getByRole('button', { name: 'Use HX-2041' }).first().click();
      await page.locator('[data-line-grid] [data-column=item]').last().click();
      await paste(page, 'HX-2040\t7\r\n', 'Control+Shift+v');
      await page.getByRole('dialog').getByRole('cell', { name: 'HX-2040' }).waitFor();
    },
  },
  {
    at: 'a field under More, half typed',
    comes: 'sign-out',
    async done(page) {
      await press(page, 'Escape');
      await page.getByRole('button', { name: 'More', exact: true }).last().click();
      await field(page, 'Carrier account').focus();
      await type(page, 'X-77');
    },
  },
  {
    at: 'a day that is none, left in its field',
    comes: 'reload',
    kept: '"soonish"',
    async done(page) {
      await field(page, 'Requested').focus();
      await type(page, 'soonish');
      await press(page, 'Tab');
    },
  },
  {
    at: 'a field half typed when the page is left by a link',
    comes: 'offline',
    async done(page) {
      await field(page, 'Requested').fill('');
      await press(page, 'Tab');
      await type(page, 'UPS Gro');
      await page.getByRole('navigation').getByRole('link', { name: /Today/ }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/orders'));
      await page.goBack();
      await expect.poll(() => field(page, 'Ship via').inputValue()).toBe('UPS Gro');
      // Its choices come with the customer's addresses.
      await expect.poll(() => page.getByLabel('Ship to').inputValue()).not.toBe('');
    },
  },
];

describe.skipIf(chromiumPath === null)('nothing that is typed is lost', () => {
  let desk: TypingDesk;
  /** The path of what it became. */
  let order = '';
  beforeAll(async () => {
    desk = await openTypingDesk();
    await desk.goTo('/orders/new');
  }, 60_000);
  afterAll(async () => {
    await desk?.end();
  });

  test.for(points)('$comes at $at', { timeout: 30_000 }, async ({ comes, done, kept }) => {
    const { page } = desk;
    await done(page);
    if (kept !== undefined) await expect.poll(() => desk.kept(), POLL).toContain(kept);
    await settled(page);
    const before = await standing(page);
    await desk.befall(comes);
    await expect.poll(() => standing(page), POLL).toEqual(before);
  });

  test('kill as the order is confirmed: it stands once, or is typed still', { timeout: 30_000 }, async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Confirm$/ }).waitFor();
    await page.getByRole('button', { name: /^Confirm$/ }).focus();
    await press(page, 'Control+Enter');
    await desk.befall('kill');
    const typed = page.getByRole('button', { name: /^Confirm$/ });
    const stands = page.getByRole('heading', { level: 1, name: /^SO-/ });
    await typed.or(stands).first().waitFor();
    if ((await typed.count()) > 0) await press(page, 'Control+Enter');
    await page.waitForURL(/\/orders\/(?!new)[^/]+$/);
    order = new URL(page.url()).pathname;
    await desk.goTo('/orders');
    await page.getByRole('row', { name: /Bluewater/ }).waitFor();
    expect(await page.getByRole('row', { name: /Bluewater/ }).count()).toBe(1);
  });

  test('offline at the reason for an amendment, half typed', { timeout: 30_000 }, async () => {
    const { page } = desk;
    await desk.goTo(`${order}/amend`);
    await goToCell(page, 'quantity');
    await type(page, '24');
    await press(page, 'Enter', 'Control+Enter');
    await page.getByRole('dialog').getByLabel('Why it changes').waitFor();
    await type(page, 'They called');
    await expect.poll(() => desk.kept(), POLL).toContain('"They called"');
    const before = await standing(page);
    await desk.befall('offline');
    await expect.poll(() => standing(page), POLL).toEqual(before);
  });
});

/** All that stands on the page because somebody typed it: fields, cells, the open cell, dialogs. */
async function standing(page: Page): Promise<unknown> {
  return await page.evaluate(`(() => {
    const texts = (css, of) => [...document.querySelectorAll(css)].map(of);
    return {
      fields: texts('[data-entry-field]', (field) => field.dataset.entryField + ': ' + field.value),
      cells: texts(
        '[data-line-grid] [role=gridcell]:not([data-derived], [aria-readonly])',
        (cell) => cell.firstElementChild.textContent,
      ),
      editor: texts('[data-line-grid] [role=grid] input', (field) => field.value),
      dialogs: texts('[role=dialog] input, dialog input, dialog td', (field) => field.value ?? field.textContent),
    };
  })()`);
}

async function goToCell(page: Page, column: string): Promise<void> {
  await page.locator(`[data-line-grid] [data-column="${column}"]`).first().click();
}

/** From the clipboard itself: with Shift as new lines, looked at before. */
async function paste(page: Page, text: string, keys: 'Control+v' | 'Control+Shift+v'): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.keyboard.press(keys);
}
