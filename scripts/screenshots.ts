/**
 * `npm run screenshots [-- NAME…]`: pictures of every page of the demo company for the user guide, light and dark, in
 * `docs/guide/pictures`. Needs a Chromium.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { foundBusyDemo } from '../src/world/demo-seat.ts';
import { chromiumPath } from '../tests/support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../tests/support/demo-window.ts';

interface Picture {
  readonly name: string;
  readonly path: (demo: DemoWindow) => string;
  /** What a person does before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>;
  readonly dark?: true;
}

const SIZE = { width: 1280, height: 800 } as const;
const folder = join(import.meta.dirname, '../docs/guide/pictures');

const pictures: readonly Picture[] = [
  { name: 'today', path: () => '/today', dark: true },
  { name: 'orders', path: () => '/orders', dark: true },
  { name: 'order', path: ({ company }) => `/orders/${confirmed(company)}` },
  { name: 'order-entry', path: () => '/orders/new', before: takeOrder, dark: true },
  { name: 'find', path: () => '/orders', before: findSomething },
  { name: 'keys', path: () => '/orders', before: (page) => page.keyboard.press('?') },
  { name: 'amendment', path: ({ company }) => `/orders/${confirmed(company)}/amend` },
  { name: 'release', path: () => '/release' },
  { name: 'approvals', path: () => '/approvals' },
  { name: 'customers', path: () => '/customers' },
  { name: 'customer', path: ({ company }) => `/customers/${company.customers.ACME ?? ''}` },
  { name: 'vendors', path: () => '/vendors' },
  { name: 'vendor', path: () => '/vendors', before: openFirst },
  { name: 'items', path: () => '/items' },
  { name: 'item', path: ({ company }) => `/items/${company.items['SKU-100'] ?? ''}` },
  { name: 'availability', path: ({ company }) => `/items/${company.items['SKU-118'] ?? ''}/availability` },
  { name: 'stock', path: () => '/stock' },
  { name: 'receiving', path: () => '/receipts' },
  { name: 'movements', path: () => '/movements' },
  { name: 'sites', path: () => '/sites' },
  { name: 'prices', path: () => '/prices' },
  { name: 'price-list', path: () => '/prices', before: openFirst },
  { name: 'tax', path: () => '/tax' },
  { name: 'tax-code', path: () => '/tax?view=codes', before: openFirst },
  { name: 'imports', path: () => '/import' },
  { name: 'import', path: () => '/import/new' },
  { name: 'attention', path: () => '/attention' },
  { name: 'people', path: () => '/people' },
  { name: 'roles', path: () => '/roles' },
  { name: 'workstations', path: () => '/workstations' },
  { name: 'company', path: () => '/company' },
  { name: 'backups', path: () => '/backups' },
  { name: 'history', path: () => '/history' },
];

if (chromiumPath === null) {
  console.error('Pictures need a browser. Type: apt-get install chromium');
  process.exit(1);
}
const wanted = new Set(process.argv.slice(2));
mkdirSync(folder, { recursive: true });
const demo = await openDemoWindow([], foundBusyDemo);
try {
  for (const picture of pictures) {
    if (wanted.size > 0 && !wanted.has(picture.name)) continue;
    await take(picture, 'light');
    if (picture.dark) await take(picture, 'dark');
  }
} finally {
  await demo.close();
}
for (const problem of demo.problems) console.error(problem);
process.exitCode = demo.problems.length === 0 ? 0 : 1;

async function take({ name, path, before }: Picture, scheme: 'light' | 'dark'): Promise<void> {
  const page = await demo.open(path(demo), { ...SIZE, scheme });
  await page.waitForLoadState('networkidle');
  await before?.(page);
  await page.waitForTimeout(600);
  const file = `${name}${scheme === 'dark' ? '-dark' : ''}.png`;
  await page.screenshot({ path: join(folder, file) });
  console.log(file);
  await page.close();
}

function confirmed({ orders }: DemoWindow['company']): string {
  return Object.values(orders)[0] ?? '';
}

async function openFirst(page: Page): Promise<void> {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/[^/]+\/[^/]+$/);
}

/** An order with a shortage and a discount over the ceiling: what order entry is for. */
async function takeOrder(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Customer', exact: true }).waitFor();
  await page.keyboard.type('Bluewater');
  await page.keyboard.press('Enter');
  const lines = [
    ['SKU-100', '24'],
    ['SKU-101', '12'],
    ['SKU-118', '5'],
    ['SKU-103', '200'],
  ] as const;
  for (const [item, quantity] of lines) {
    await page.keyboard.type(item);
    await page.keyboard.press('Tab');
    await page.keyboard.type(quantity);
    await page.keyboard.press('Tab');
  }
  await page.getByText('Before you confirm').waitFor();
}

async function findSomething(page: Page): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: 'Find' }).fill('blue');
  await page.getByRole('option').first().waitFor();
}
