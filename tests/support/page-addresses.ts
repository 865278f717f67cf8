import type { Page } from '@playwright/test';
import { pagePath } from '../../src/renderer/platform/page-path.ts';
import { orderQueries } from '../../src/shared/orders/order-queries.ts';
import type { DemoWindow } from './demo-window.ts';
import { settled } from './page-checks/page-settled.ts';

/** A page of Daybook and an address of it that shows something in the demo world. */
export interface PageAddress {
  /** `/customers/$customer`. */
  readonly route: string;
  readonly path: string;
}

/**
 * Every page there is, read from the window itself, with an address in the demo world: of a record the first of its list,
 * or what a link leads to. `lost` are the routes that nothing leads to.
 */
export async function pageAddresses(
  demo: DemoWindow,
): Promise<{ readonly pages: readonly PageAddress[]; readonly lost: readonly string[] }> {
  const page = await demo.open('/customers?inspect');
  const routes = (await page.evaluate('window.daybookInspection.routes')) as readonly string[];
  const paths = new Map(
    routes.filter((route) => route !== '/' && !route.includes('$')).map((route) => [route, route]),
  );
  const takeIn = (found: readonly string[]) => {
    for (const path of found) {
      const route = routeOf(path, routes);
      if (route !== undefined && !paths.has(route)) paths.set(route, path);
    }
  };
  for (const [route, status] of Object.entries(STAGES)) {
    if (routes.includes(route)) paths.set(route, route.replace('$order', orderThatIs(demo, status)));
  }
  // The first of the list is a charge, which has less to show.
  if (routes.includes(ITEM)) paths.set(ITEM, pagePath('items', itemOf(demo, 'SKU-101')));
  if (routes.includes('/import/new')) takeIn(await importedPaths(demo, page));
  const wanted = routes.filter((route) => route.includes('$'));
  for (const path of paths.values()) {
    if (wanted.every((route) => paths.has(route))) break;
    await page.goto(`${demo.url}${path}`);
    await settled(page);
    // What is found leads on in its turn: the loop comes to it.
    takeIn(await ledTo(page));
  }
  await page.close();
  return {
    pages: [...paths].map(([route, path]) => ({ route, path })),
    lost: wanted.filter((route) => !paths.has(route)),
  };
}

/** The route whose pattern a path fits; a literal part counts more than a parameter. */
export function routeOf(path: string, routes: readonly string[]): string | undefined {
  const parts = path.split('/');
  const fitting = routes.filter((route) => {
    const wanted = route.split('/');
    return (
      wanted.length === parts.length && wanted.every((part, at) => part.startsWith('$') || part === parts[at])
    );
  });
  return fitting.sort((one, other) => one.split('$').length - other.split('$').length)[0];
}

/** Pages of an order that only show something at its stage. */
const STAGES = { '/orders/$order/edit': 'draft', '/orders/$order/amend': 'confirmed' } as const;

const ITEM = '/items/$item';

function itemOf(demo: DemoWindow, number: string): string {
  const found = demo.company.items[number];
  if (found === undefined) throw new Error(`the demo company has no ${number}`);
  return found;
}

function orderThatIs(demo: DemoWindow, status: string): string {
  const found = Object.values(demo.company.orders).find((order) => {
    const answer = demo.workstation.query({ query: orderQueries.showOrder.name, input: { order } });
    return answer.ok && (answer.output as { readonly status: string }).status === status;
  });
  if (found === undefined) throw new Error(`the demo company has no order that is ${status}`);
  return found;
}

/** A file on its way in: one import that is done, and one that stands before its start with a cell to put right. */
async function importedPaths(demo: DemoWindow, page: Page): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const steps of [
    ['columns', 'check', 'start', 'runs'],
    ['columns', 'check'],
  ]) {
    await page.goto(`${demo.url}/import/new?kind=customers`);
    const rows = steps.length === 2 ? 'Q2\tQUAY TWO\tATLANTIS\nQ3\tQUAY THREE\tUS\n' : 'Q1\tQUAY ONE\tUS\n';
    await page.getByLabel('Or paste rows copied in Excel').fill(`CUSTOMER NO\tNAME\tCOUNTRY\n${rows}`);
    for (const step of ['read', ...steps]) {
      if (step === 'check' && steps.length === 2) await joinAndExplain(page);
      await goOnTo(page, new RegExp(`/${step}`));
    }
    paths.push(new URL(page.url()).pathname);
  }
  const upload = paths.at(-1)?.replace(/check$/, '') ?? '';
  return [...paths, ...['read', 'columns', 'start'].map((step) => `${upload}${step}`)];
}

/** A second file, and words with a meaning: what a page of columns has at most. */
async function joinAndExplain(page: Page): Promise<void> {
  const buffer = Buffer.from('CUSTOMER NO,CITY\nQ2,LISBON\nQ3,PORTO\n');
  await page.getByLabel('Join a file').setInputFiles({ name: 'QUAYS.CSV', mimeType: 'text/csv', buffer });
  await page.getByRole('region', { name: 'Joined: QUAYS.CSV' }).waitFor();
  await page.getByRole('button', { name: 'Say what the words of COUNTRY mean' }).press('Enter');
  await page.getByLabel('What ATLANTIS means').fill('ATLANTIS');
}

/** Milliseconds in which a file of two rows is read on a machine with much else to do. */
const PATIENCE = 60_000;

/** The primary button waits for what is being read: its key is pressed until it leads on. */
async function goOnTo(page: Page, address: RegExp): Promise<void> {
  for (const until = Date.now() + PATIENCE; Date.now() < until && !address.test(page.url()); ) {
    await page.keyboard.press('Control+Enter');
    await settled(page);
    await page.waitForURL(address, { timeout: 250 }).catch(() => {});
  }
  if (!address.test(page.url())) throw new Error(`${page.url()} does not lead on to ${address}`);
}

/** Where the links of a page lead, and the first row of its list, in the first of its views that has any. */
async function ledTo(page: Page): Promise<readonly string[]> {
  const address = page.url();
  const links = await page
    .getByRole('link')
    .evaluateAll((found) =>
      found.map((link) => new URL((link as { href?: string }).href ?? '', 'http://x').pathname),
    );
  const views = await page.locator('main header button[aria-pressed]').count();
  for (let view = 1; view <= Math.max(1, views); view++) {
    if (view > 1) {
      await page.goto(address);
      await settled(page);
      await page.keyboard.press(String(view));
      await settled(page);
    }
    if ((await page.getByRole('grid').count()) === 0) continue;
    await page.getByRole('grid').first().focus();
    await page.keyboard.press('Enter');
    await settled(page);
    if (page.url() !== address) return [...links, new URL(page.url()).pathname];
  }
  return links;
}
