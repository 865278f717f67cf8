import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type CompanySites,
  DANA,
  type Desk,
  MIKE,
  passwordOf,
  secretFile,
  setUpCompany,
} from '../../scripts/main-job/company-setup.ts';
import type { DigestDocument } from '../../scripts/main-job/offline-checks.ts';
import type { Site } from '../../scripts/main-job/site.ts';
import { buildScreens } from '../../scripts/screens-build.ts';
import { orderQueries } from '../../src/shared/orders/order-queries.ts';
import { partyQueries } from '../../src/shared/parties/party-queries.ts';
import { personCommands } from '../../src/shared/people/person-commands.ts';
import type { SessionsReply } from '../../src/shared/sync/server-people-contract.ts';
import type { LogLine } from '../../src/shared/sync/workstation-views.ts';
import { LAST_UNITS } from '../../src/world/demo-items.ts';
import { chromiumPath, startBrowser } from '../support/browser.ts';
import { type DeskWindow, openDeskWindow } from '../support/desk-window.ts';
import { axeViolations } from '../support/page-checks/axe-check.ts';
import { focusViolations } from '../support/page-checks/focus-walk.ts';
import { layoutViolations } from '../support/page-checks/layout-check.ts';
import { settled } from '../support/page-checks/page-settled.ts';

const ORDERS_EACH = 10;
/** All that the demo company has of {@link LAST_UNITS}. */
const LAST_COUNT = 3;
const PLENTY = ['SKU-101', 'SKU-107', 'SKU-111'] as const;
/** Far under the list: only the right to override prices lets it pass. */
const OFF_LIST = '6.00';
/** Whose record both desks edit. */
const CUSTOMER = 'Cascade';

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

    test('the later note stands and both are in the history, on the screen of either desk', async () => {
      const customer = sites.company.customers.CASCADE ?? '';
      for (const desk of [atA, atB]) {
        await openByName(desk, CUSTOMER);
        await expect
          .poll(() => desk.page.getByRole('textbox', { name: 'Note', exact: true }).inputValue())
          .toBe(noteOf('A'));
        const history = desk.page.getByRole('region', { name: 'What happened' });
        for (const name of ['A', 'B'] as const) await history.getByText(noteOf(name)).waitFor();
      }
      const standing = await b.site.ask(partyQueries.showParty, { party: customer });
      expect([standing.note, standing.website]).toEqual([noteOf('A'), websiteOf('B')]);
    }, 60_000);

    test('the order the server did not take says so at its row, and leads to where it waits', async () => {
      const { page, hands } = atA;
      await hands.press('g', 'o');
      await page.waitForURL(/\/orders(\?.*)?$/);
      // Drafts: it is one again.
      await hands.press('5');
      const refused = page.getByRole('row').filter({ has: page.getByRole('img', { name: /^Refused/ }) });
      await refused.getByText(taken.a[1]?.number ?? '').click();
      await page.getByRole('button', { name: 'Refused: show in Needs attention' }).press('Enter');
      await page.waitForURL(/\/attention$/);
    }, 60_000);

    test('what waits at A is fit to be seen and read, light, dark and at 200 % zoom', async () => {
      const { page } = atA;
      await toItem(atA, /Change customer.*Refused/s);
      const found = await axeViolations(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      found.push(...(await axeViolations(page)));
      await page.setViewportSize({ width: 640, height: 360 });
      await settled(page);
      found.push(...(await layoutViolations(page)), ...(await focusViolations(page)));
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      expect(found).toEqual([]);
    }, 60_000);

    test('what the server did not take waits at A, and is settled there by keyboard', async () => {
      const { page, hands } = atA;
      const said = (text: RegExp) => page.getByRole('status').getByText(text).waitFor();
      await toItem(atA, /Change customer.*Refused/s);
      const conflict = page.getByRole('region', { name: 'Selected' });
      await conflict.getByText('You and Mike Osei both changed “Website”.').waitFor();
      const values = conflict.getByRole('table', { name: 'Both values' });
      const stated = [/^Yours.*desk-a\.example.*\d:\d\d/, /^Mike’s.*desk-b\.example.*\d:\d\d/];
      for (const name of stated) await values.getByRole('row', { name }).waitFor();
      await conflict.getByRole('button', { name: 'Keep mine' }).waitFor();
      await conflict.getByRole('button', { name: 'Keep Mike’s' }).waitFor();
      await hands.press('Control+Enter');
      await said(/^Discarded: Change customer/);
      await page.getByRole('button', { name: 'Put back' }).press('Enter');
      await said(/^It waits here again/);
      await toItem(atA, /Change customer.*Refused/s);
      await hands.press('Control+Enter');
      await said(/^Discarded: Change customer/);
      await toItem(atA, /Confirm order.*Refused/s);
      await hands.press('t');
      await page
        .getByRole('dialog', { name: /^Hand over/ })
        .getByLabel('To')
        .waitFor();
      await hands.press('Control+Enter');
      await said(/^Handed to Ben Carter/);
      await toItem(atA, /Confirm order.*Refused/s);
      await conflict.getByText('Handed to Ben Carter').waitFor();
      await isOnServer(atA);
      await givenBackAsBen(atB, sites);
      await conflict.getByText(/^Given back, .*: The list price will do\.$/).waitFor({ timeout: 60_000 });
      await conflict.getByRole('button', { name: 'Use list price' }).waitFor();
      await hands.press('Control+k');
      await page.getByRole('combobox', { name: 'Find' }).waitFor();
      await hands.type('Use list');
      await page.getByRole('option', { name: /^Use list price/, selected: true }).waitFor();
      await hands.press('Enter');
      await said(/^Sent again: Confirm order/);
      for (const desk of [atA, atB]) await lookAtRest(desk);
      for (const desk of [atA, atB]) await isOnServer(desk);
    }, 120_000);

    test('in the end every order stands once, confirmed, under the number that was told, and all hold the same', async () => {
      await sites.office.sync();
      const everywhere = [a.site, b.site, sites.office];
      const orders = [...taken.a, ...taken.b];
      await expect.poll(() => digestsOf(everywhere), { timeout: 60_000 }).toMatchObject({ differing: [] });
      for (const site of everywhere) {
        const { orders: newest } = await site.ask(orderQueries.listOrders, { limit: 200 });
        const found = orders.map(({ number }) => newest.filter((each) => each.number === number));
        expect(found.map((same) => same.map(({ id, status }) => [id, status]))).toEqual(
          orders.map(({ order }) => [[order, 'confirmed']]),
        );
        const log = await site.must<LogLine[]>(['log', '--limit', '10000']);
        const given = log.filter(({ state, number }) => state === 'accepted' && number !== null);
        const written = orders.map(({ number }) => given.filter((line) => line.number === number).length);
        expect(written).toEqual(orders.map(() => 1));
      }
      const [, override] = taken.a;
      const { lines } = await b.site.ask(orderQueries.showOrder, { order: override?.order ?? '' });
      expect(lines.map(({ unitPrice }) => unitPrice)).toEqual(lines.map(({ listPrice }) => listPrice));
    }, 120_000);

    test('a session ended from the office asks for the password at its desk, where what was typed is kept', async () => {
      const { page, hands } = atB;
      await openByName(atB, CUSTOMER);
      await hands.press('n');
      const customerPo = page.getByRole('textbox', { name: 'Customer PO' });
      await customerPo.waitFor();
      await hands.tabTo(customerPo);
      await hands.type('half a numb');
      const known = await sites.office.must<SessionsReply>(['admin', 'sessions']);
      const his = known.sessions.filter(({ personId }) => personId === sites.company.people.mike);
      expect(his).toHaveLength(1);
      await sites.office.must(['admin', 'revoke', 'session', his[0]?.id ?? '']);
      await page.getByText(/^The session of mike on this computer was ended from elsewhere/).waitFor();
      await page.getByRole('textbox', { name: 'Name' }).fill(MIKE);
      await page.getByLabel('Password').fill(passwordOf(MIKE));
      await hands.press('Control+Enter');
      await expect.poll(() => customerPo.inputValue()).toBe('half a numb');
    }, 60_000);

    test('whoever is deactivated works no more at any desk, as soon as it hears of it', async () => {
      await sites.office.do(personCommands.deactivatePerson, { person: sites.company.people.mike });
      await sites.office.sync();
      await atB.page.getByText(/^mike is no longer active in this company/).waitFor();
    }, 60_000);
  },
);

/** What has a digest on all of them and not one and the same, or still waits. */
async function digestsOf(sites: readonly Site[]): Promise<{ readonly differing: readonly string[] }> {
  const found = await Promise.all(sites.map((site) => site.must<DigestDocument>(['digest'])));
  const shared = Object.keys(found[0]?.digests ?? {}).filter((label) =>
    found.every(({ digests }) => label in digests),
  );
  if (shared.length === 0) throw new Error('they share no scope');
  const differing = shared.filter((label) => new Set(found.map(({ digests }) => digests[label])).size > 1);
  const waits = found.some(({ pending }) => pending > 0) ? ['pending'] : [];
  const apart = new Set(found.map(({ cursor }) => cursor)).size > 1 ? ['cursor'] : [];
  return { differing: [...differing, ...waits, ...apart] };
}

/** All that was done is on the server: the status bar says so. Mod S asks for it now. */
async function isOnServer({ page, hands }: DeskWindow): Promise<void> {
  const said = page.getByRole('contentinfo').getByText(/^All changes on the server/);
  const ask = async () => {
    await hands.press('Control+s');
    if ((await said.count()) === 0) throw new Error('not all is on the server');
  };
  await vi.waitFor(ask, { timeout: 60_000, interval: 250 });
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
  await openByName(desk, CUSTOMER);
  await hands.press('c');
  await hands.press('Control+a');
  await hands.type(noteOf(name));
  await hands.press('Control+Enter', 'Tab');
  await hands.press('e');
  const website = page.getByRole('dialog').getByLabel('Website');
  await hands.tabTo(website);
  await hands.press('Control+a');
  await hands.type(websiteOf(name));
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

/** In Needs attention, the card that says so. */
async function toItem({ page, hands }: DeskWindow, name: RegExp): Promise<void> {
  await hands.press('g', 'a');
  await page.waitForURL(/\/attention$/);
  await hands.tabTo(page.getByRole('main').getByRole('button', { name }).first());
  await hands.press('Enter');
  await page.getByRole('main').getByRole('button', { name, pressed: true }).first().waitFor();
}

/** At a desk of the office Ben signs in, finds what was handed to him, and gives it back; then Mike goes on there. */
async function givenBackAsBen(desk: DeskWindow, { root, office, company }: CompanySites): Promise<void> {
  const { page, hands } = desk;
  const ben = ['people', 'password', company.people.ben, '--sign-in', 'ben', '--password'];
  await office.must([...ben, secretFile(root, 'ben')]);
  await signInAs(desk, 'ben');
  await toItem(desk, /Confirm order.*Handed to you/s);
  await page
    .getByRole('region', { name: 'Selected' })
    .getByText(/^Dana Reyes: Confirm order/)
    .waitFor();
  await page.getByRole('button', { name: 'Correct and do it' }).waitFor();
  await hands.tabTo(page.getByRole('button', { name: 'Give back with a note' }));
  await hands.press('Enter');
  await page.getByRole('dialog').getByLabel('Your note').fill('The list price will do.');
  await hands.press('Control+Enter');
  await page
    .getByRole('status')
    .getByText(/^Given back: Confirm order/)
    .waitFor();
  await isOnServer(desk);
  await signInAs(desk, MIKE);
}

async function signInAs({ page, hands }: DeskWindow, signInName: string): Promise<void> {
  await hands.press('Control+k');
  await page.getByRole('combobox', { name: 'Find' }).waitFor();
  await hands.type('somebody else');
  await page.getByRole('option', { name: /^Sign in as somebody else/, selected: true }).waitFor();
  await hands.press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill(signInName);
  await page.getByLabel('Password').fill(passwordOf(signInName));
  await hands.press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).waitFor({ state: 'detached' });
}

/** What else came out otherwise than it was shown is looked at; then nothing waits any more. */
async function lookAtRest({ page, hands }: DeskWindow): Promise<void> {
  await hands.press('g', 'a');
  await page.waitForURL(/\/attention$/);
  const nothing = page.getByText(/^Nothing waits/);
  const seen = page.getByRole('button', { name: 'Seen' });
  const cards = page.getByRole('main').getByRole('button', { pressed: true });
  await nothing.or(seen).first().waitFor();
  while ((await nothing.count()) === 0) {
    const card = await cards.first().textContent();
    await hands.press('d');
    await expect.poll(() => cards.allTextContents()).not.toEqual([card]);
    await nothing.or(seen).first().waitFor();
  }
}

function noteOf(name: 'A' | 'B'): string {
  return `Told to desk ${name}.`;
}

function websiteOf(name: 'A' | 'B'): string {
  return `https://desk-${name.toLowerCase()}.example`;
}
