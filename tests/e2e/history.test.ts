import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../src/world/demo-workstation.ts';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

describe.skipIf(chromiumPath === null)('history and backups in a real browser', () => {
  let demo: DemoWindow;
  beforeAll(async () => {
    demo = await openDemoWindow();
  });
  afterAll(async () => {
    await demo.close();
  });

  test('history lists what was done, by keyboard, and takes back what can be taken back', async () => {
    const party = { code: null, name: 'Quay', currency: null, terms: null, website: null, note: null };
    const made = demo.workstation.run({
      command: 'customer.create',
      input: { ...party, customerGroup: null },
    });
    if (!made.ok) throw new Error(made.refusal.code);
    const { id } = made.output as { id: string };
    demo.workstation.run({
      command: 'customer.change',
      input: { customer: id, changes: { website: 'quay.test' } },
    });
    const page = await demo.open('/customers');
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.waitForURL(/\/history$/);
    const rows = page.getByRole('grid', { name: 'History' }).getByRole('row');
    await rows.nth(1).getByText('Changed customer').waitFor();
    await rows.nth(1).getByText('Quay').waitFor();
    await page.getByRole('complementary').getByText('Website – → quay.test').waitFor();
    await page.getByRole('complementary').getByText('Created customer').waitFor();
    const { violations } = await new AxeBuilder({ page }).include('main').analyze();
    expect(violations.map(({ id: rule }) => rule)).toEqual([]);
    await page.getByRole('button', { name: 'Undo this' }).press('Enter');
    await page.getByText('Undone: Change customer.').first().waitFor();
    expect(demo.workstation.query({ query: 'party.show', input: { party: id } })).toMatchObject({
      output: { website: null },
    });
    await page.getByRole('grid', { name: 'History' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/customers/${id}$`));
    await page.close();
  });

  test('history says what each line was about, and can be that of one person', async () => {
    const page = await demo.open('/history');
    const grid = page.getByRole('grid', { name: 'History' });
    await page.keyboard.press('f');
    await page.getByRole('combobox', { name: 'Who' }).selectOption('Wendy Larsen');
    const shipped = grid.getByRole('row').filter({ hasText: 'Shipped lines' }).first();
    await shipped.getByText(/^SO-A-/).waitFor();
    expect(await grid.getByText('Mike Osei').count()).toBe(0);
    await page
      .getByRole('complementary')
      .getByText(/^Shipped /)
      .first()
      .waitFor();
    await page.close();
  });

  test('a backup is taken, listed with the way back, and told in the status bar', async () => {
    const page = await demo.open('/history');
    await page.getByRole('contentinfo').getByRole('link', { name: 'No backup yet' }).click();
    await page.waitForURL(/\/backups$/);
    // A key belongs to a page that stands: the address is there before what it shows was read.
    await page.getByRole('button', { name: 'Back up now' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('contentinfo')
      .getByRole('link', { name: /^Backup \d/ })
      .waitFor();
    const file = demo.workstation.backups.list()[0]?.file ?? 'none';
    await page.getByText(`daybook restore "${file}"`).waitFor();
    const { violations } = await new AxeBuilder({ page }).include('main').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.close();
  });

  test('going back to a backup asks first; then everybody signs in again, and what stood here is set aside', async () => {
    const made = demo.workstation.run({
      command: 'customer.create',
      input: {
        ...{ code: null, name: 'Since Then', currency: null, terms: null, website: null, note: null },
        customerGroup: null,
      },
    });
    if (!made.ok) throw new Error(made.refusal.code);
    const { id } = made.output as { id: string };
    const page = await demo.open('/backups');
    const backups = page.getByRole('table', { name: 'Daily backups' });
    await backups.getByRole('button', { name: /^Go back to/ }).press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Go back to/ });
    await dialog.getByText('kept whole in a folder beside').waitFor();
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(violations.map(({ id: rule }) => rule)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('Name').fill('Olivia Hart');
    await page.getByLabel('Password').fill(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    const aside = page.getByRole('table', { name: 'Set aside' });
    await aside.getByText(`${demo.workstation.folder}/before/`).waitFor();
    expect(demo.workstation.query({ query: 'party.show', input: { party: id } })).toMatchObject({
      ok: false,
    });
    await page.close();
  });

  test('the pages complained of nothing', () => {
    expect(demo.problems.filter((problem) => !problem.includes('favicon'))).toEqual([]);
  });
});
