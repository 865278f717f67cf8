import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type CompanySites,
  DANA,
  type Desk,
  MIKE,
  setUpCompany,
} from '../../scripts/main-job/company-setup.ts';
import type { DigestDocument } from '../../scripts/main-job/offline-checks.ts';
import { buildScreens } from '../../scripts/screens-build.ts';
import { orderQueries } from '../../src/shared/orders/order-queries.ts';
import { partyQueries } from '../../src/shared/parties/party-queries.ts';
import { personCommands } from '../../src/shared/people/person-commands.ts';
import type { TimelineEvent } from '../../src/shared/sync/workstation-views.ts';
import { LAST_UNITS } from '../../src/world/demo-items.ts';
import { chromiumPath, startBrowser } from '../support/browser.ts';
import { type DeskWindow, openDeskWindow } from '../support/desk-window.ts';

/** `DAYBOOK_WHOLE=1`: ten orders each, as the main job takes; else three. */
const ORDERS_EACH = process.env.DAYBOOK_WHOLE ? 10 : 3;
/** All that the demo company has of {@link LAST_UNITS}. */
const LAST_COUNT = 3;
const PLENTY = ['SKU-101', 'SKU-107', 'SKU-111'] as const;
/** Far under the list: only the right to override prices lets it pass. */
const OFF_LIST = '6.00';

interface Taken {
  readonly order: string;
  readonly number: string;
}

describe.skipIf(chromiumPath === null)(
  'two desks work without the server, by keyboard, and come together',
  () => {
    const root = mkdtempSync(join(tmpdir(), 'daybook-two-desks-'));
    let sites: CompanySites;
    let browser: Browser;
    let a: Desk;
    let b: Desk;
    let atA: DeskWindow;
    let atB: DeskWindow;
    const taken: { a: readonly Taken[]; b: readonly Taken[] } = { a: [], b: [] };

    beforeAll(async () => {
      buildScreens();
      browser = await startBrowser();
      sites = await setUpCompany(join(root, 'company'));
      const { people } = sites.company;
      a = await sites.openDesk('A', 'owner', people.dana, DANA);
      b = await sites.openDesk('B', 'order desk', people.mike, MIKE);
      for (const site of [a.site, b.site, sites.office]) await site.sync();
      [atA, atB] = (await Promise.all([a, b].map(({ site }) => openDeskWindow(browser, site.folder)))) as [
        DeskWindow,
        DeskWindow,
      ];
      await Promise.all([atA, atB].map(isOnServer));
    }, 240_000);

    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') {
        await atA?.page.screenshot({ path: `/tmp/two-a.png` });
        await atB?.page.screenshot({ path: `/tmp/two-b.png` });
      }
    });
    afterAll(async () => {
      await Promise.all([atA?.close(), atB?.close()]);
      await browser?.close();
      await sites?.stop();
      rmSync(root, { recursive: true, force: true });
    }, 60_000);

    test('cut off, each confirms orders, both promise the last units, both change one customer', async () => {
      await Promise.all([a.link.cut(), b.link.cut()]);
      const [ofA, ofB] = await Promise.all([takeOrders(atA, 'A'), takeOrders(atB, 'B')]);
      Object.assign(taken, { a: ofA, b: ofB });
      const numbers = [...ofA, ...ofB].map(({ number }) => number);
      expect(new Set(numbers).size).toBe(2 * ORDERS_EACH);
      await Promise.all([editCustomer(atA, 'A'), editCustomer(atB, 'B')]);
      const { people, priceDesk } = sites.company;
      await sites.office.do(personCommands.withdrawRole, { person: people.dana, role: priceDesk });
      await sites.office.sync();
    }, 180_000);

    test('B comes back first and has the last units; A’s order shows its backorder, and why', async () => {
      await b.link.mend();
      await isOnServer(atB);
      await a.link.mend();
      await isOnServer(atA);
      await isOnServer(atB);
      const [mine] = taken.a;
      const [theirs] = taken.b;
      if (!mine || !theirs) throw new Error('each desk promised the last units');
      for (const desk of [atA, atB]) {
        await openByName(desk, mine.number);
        await desk.page
          .getByText(new RegExp(`${theirs.number} got stock last`))
          .first()
          .waitFor();
        await openByName(desk, theirs.number);
        await expect.poll(() => desk.page.getByRole('main').textContent()).not.toMatch(/got stock last/);
      }
    }, 120_000);

    test('the later note stands and both are in the history; the guarded field waits as a conflict', async () => {
      const customer = sites.company.customers.CASCADE ?? '';
      for (const { site } of [a, b]) {
        const { note, website } = await site.ask(partyQueries.showParty, { party: customer });
        expect([note, website]).toEqual(['Told to desk A.', 'https://desk-b.example']);
        const timeline = await site.must<TimelineEvent[]>(['log', '--record', customer]);
        const notes = timeline.flatMap(({ changes }) =>
          changes.flatMap(({ values }) => values.note?.after ?? []),
        );
        expect(notes.slice(0, 2)).toEqual(['Told to desk A.', 'Told to desk B.']);
      }
    }, 60_000);

    test('what the server did not take waits at A, and is settled there by keyboard', async () => {
      const { page, hands } = atA;
      await hands.press('g', 'a');
      await page.waitForURL(/\/attention$/);
      const card = (name: RegExp) => page.getByRole('main').getByRole('button', { name }).first();
      await hands.tabTo(card(/Change customer.*Refused/s));
      await hands.press('Enter');
      await page
        .getByText(/desk-b\.example/)
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Keep mine' }).waitFor();
      await hands.tabTo(page.getByLabel('Your note'));
      await hands.type('Asked the customer: the other one.');
      await hands.tabTo(page.getByRole('button', { name: 'Discard with note' }));
      await hands.press('Enter');
      await page.getByRole('status').getByText('Discarded').waitFor();
      await hands.tabTo(card(/Confirm order.*Refused/s));
      await hands.press('Enter');
      await hands.tabTo(page.getByRole('button', { name: 'Use list price' }));
      await hands.press('Enter');
      await page.getByRole('status').getByText('Sent again').waitFor();
      await settleRest(atA);
      await settleRest(atB);
      await Promise.all([isOnServer(atA), isOnServer(atB)]);
    }, 120_000);

    test('in the end every order stands once, confirmed, under the number that was told, and all hold the same', async () => {
      await sites.office.sync();
      const everywhere = [a.site, b.site, sites.office];
      for (const { order, number } of [...taken.a, ...taken.b]) {
        for (const site of everywhere) {
          const shown = await site.ask(orderQueries.showOrder, { order });
          expect([shown.number, shown.status]).toEqual([number, 'confirmed']);
        }
      }
      const [, override] = taken.a;
      const { lines } = await b.site.ask(orderQueries.showOrder, { order: override?.order ?? '' });
      expect(lines[0]?.unitPrice).toBe(lines[0]?.listPrice);
      const newest = await b.site.ask(orderQueries.listOrders, { limit: 200 });
      const standing = newest.orders.map(({ number }) => number);
      for (const { number } of [...taken.a, ...taken.b]) {
        expect(standing.filter((each) => each === number)).toHaveLength(1);
      }
      const digests = await Promise.all(everywhere.map((site) => site.must<DigestDocument>(['digest'])));
      const shared = Object.keys(digests[1]?.digests ?? {}).filter((label) =>
        digests.every((each) => label in each.digests),
      );
      expect(shared.length).toBeGreaterThan(0);
      const facts = digests.map(({ pending, digests: all }) => [
        pending,
        ...shared.map((label) => all[label]),
      ]);
      expect(facts).toEqual(digests.map(() => facts[0]));
    }, 120_000);
  },
);

/** All that was done is on the server: the status bar says so. Mod S asks for it now. */
async function isOnServer({ page, hands }: DeskWindow): Promise<void> {
  const said = page.getByRole('contentinfo').getByText(/^All changes on the server/);
  for (let wait = 0; wait < 120; wait++) {
    await hands.press('Control+s');
    await page.waitForTimeout(500);
    if ((await said.count()) > 0) return;
  }
  throw new Error(`not all is on the server: ${await page.getByRole('contentinfo').textContent()}`);
}

/** The first order wants all of the last units; A's second is off the list. */
async function takeOrders(desk: DeskWindow, name: 'A' | 'B'): Promise<readonly Taken[]> {
  const orders: Taken[] = [];
  for (let place = 0; place < ORDERS_EACH; place++) {
    const item = place === 0 ? LAST_UNITS : (PLENTY[place % PLENTY.length] ?? LAST_UNITS);
    const quantity = place === 0 ? LAST_COUNT : place;
    orders.push(await takeOrder(desk, item, quantity, name === 'A' && place === 1));
  }
  return orders;
}

async function takeOrder(
  { page, hands }: DeskWindow,
  item: string,
  quantity: number,
  isOffList: boolean,
): Promise<Taken> {
  await hands.press('g', 'o');
  await page.waitForURL(/\/orders(\?.*)?$/);
  await hands.press('n');
  await page.getByRole('textbox', { name: 'Customer', exact: true }).waitFor();
  await hands.type('Fairway');
  await hands.press('Enter');
  await hands.type(item);
  await hands.press('Tab');
  await hands.type(String(quantity));
  if (isOffList) {
    await hands.press('ArrowRight', 'ArrowRight');
    await hands.type(OFF_LIST);
    await hands.press('Enter');
    await hands.tabTo(page.getByRole('button', { name: 'Go past it with a reason' }).first());
    await hands.press('Enter');
    await page.getByRole('dialog').getByLabel('Why').waitFor();
    await hands.type('A dent in the box.');
    await hands.press('Control+Enter');
  } else {
    await hands.press('Tab');
  }
  await page.getByRole('button', { name: /^Confirm$/ }).waitFor();
  await hands.press('Control+Enter');
  await page.waitForURL(/\/orders\/(?!new)[^/]+$/);
  const number = await page.getByRole('heading', { level: 1 }).textContent();
  return { order: page.url().split('/').at(-1) ?? '', number: number?.trim() ?? '' };
}

/** A text and a guarded field of one customer. */
async function editCustomer(desk: DeskWindow, name: 'A' | 'B'): Promise<void> {
  const { page, hands } = desk;
  await openByName(desk, 'Cascade');
  await hands.press('c');
  await hands.press('Control+a');
  await hands.type(`Told to desk ${name}.`);
  await hands.press('Control+Enter', 'Tab');
  await hands.press('e');
  const website = page.getByRole('dialog').getByLabel('Website');
  await hands.tabTo(website);
  await hands.press('Control+a');
  await hands.type(`https://desk-${name.toLowerCase()}.example`);
  await hands.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function openByName({ page, hands }: DeskWindow, text: string): Promise<void> {
  await hands.press('Control+k');
  await page.getByRole('combobox', { name: 'Find' }).waitFor();
  await hands.type(text);
  const first = page.getByRole('option', { name: new RegExp(text), selected: true });
  await first.waitFor();
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1, name: new RegExp(text) }).waitFor();
}

/** What else came out otherwise than it was shown is looked at; then nothing waits any more. */
async function settleRest({ page, hands }: DeskWindow): Promise<void> {
  await hands.press('g', 'a');
  await page.waitForURL(/\/attention$/);
  const nothing = page.getByText('Nothing waits for you.');
  const seen = page.getByRole('button', { name: 'Seen' });
  for (let items = 0; items < 20; items++) {
    await nothing.or(seen).first().waitFor();
    if ((await nothing.count()) > 0) return;
    await hands.press('d');
    await page.waitForTimeout(300);
  }
  throw new Error('more waits than was changed');
}
