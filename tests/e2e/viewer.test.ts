import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {} from '../../src/renderer/platform/page-inspection.ts';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';
import { settled } from '../support/page-checks/page-settled.ts';

/** What only leads somewhere or shows something: open to whoever may see the page. */
const LEADS =
  /^(go|frame|list|queue|trail|page|view|today)\.|\.(open|explain|availability|open-movements|filter|more)$|^(customer\.tax-why|party\.note-focus|order\.compare:.*|tax\.(why|explain)|line\.copy|company\.see-paper)$/;

describe.skipIf(chromiumPath === null)('a person who may only look', () => {
  let demo: DemoWindow;
  beforeAll(async () => {
    demo = await openDemoWindow();
    const { workstation, company } = demo;
    const signIn = { name: 'Vera', password: 'a good long password' };
    const set = await workstation.people.setPassword({ person: company.people.vera, ...signIn });
    const signed = await workstation.people.signIn(signIn.name, signIn.password);
    if (!set.ok || !signed.ok) throw new Error('Vera cannot sign in');
  });
  afterAll(async () => {
    await demo.close();
  });

  const of = (ids: Readonly<Record<string, string>>, place: string) =>
    `/${place}/${encodeURIComponent(Object.values(ids)[0] ?? '')}`;

  const pages: readonly (readonly [string, (company: DemoWindow['company']) => string])[] = [
    ['customers', () => '/customers'],
    ['a customer', ({ customers }) => of(customers, 'customers')],
    ['a vendor', ({ vendors }) => of(vendors, 'vendors')],
    ['items', () => '/items'],
    ['an item', ({ items }) => of(items, 'items')],
    ['an order', ({ orders }) => of(orders, 'orders')],
    ['stock', () => '/stock'],
    ['receipts', () => '/receipts'],
    ['sites', () => '/sites'],
    ['people', () => '/people'],
    ['prices', () => '/prices'],
    ['tax', () => '/tax'],
    ['the company', () => '/company'],
  ];

  test.concurrent.for(pages)('is told so at everything that would change %s', async ([, pathOf]) => {
    const page = await demo.open(`${pathOf(demo.company)}?inspect`);
    await settled(page);
    const actions = await page.evaluate(() => window.daybookInspection?.actions() ?? []);
    expect(actions.filter(({ id, cannot }) => cannot === null && !LEADS.test(id))).toEqual([]);
    const rows = page.locator(
      'main td button:not([aria-disabled=true], [aria-haspopup]), main fieldset [type=checkbox]:not([aria-disabled=true])',
    );
    expect(await rows.allTextContents()).toEqual([]);
    await page.close();
  });
});
