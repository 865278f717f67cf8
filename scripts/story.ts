/**
 * `npm run story [-- --data NEW-FOLDER]`: a demo company, a server and two workstations on this computer, each in a process
 * and folder of its own. Both take orders without the server and come together again. The folders stay.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sentenceOf } from '../src/cli/refusal-sentences.ts';
import { itemQueries } from '../src/shared/items/item-queries.ts';
import { orderQueries } from '../src/shared/orders/order-queries.ts';
import { partyQueries } from '../src/shared/parties/party-queries.ts';
import { peopleQueries } from '../src/shared/people/people-queries.ts';
import type { DemoCompany } from '../src/world/demo-company.ts';
import { LAST_UNITS, SHACKLE } from '../src/world/demo-items.ts';
import { type CompanySites, DANA, type Desk, MIKE, setUpCompany } from './main-job/company-setup.ts';
import type { DigestDocument } from './main-job/offline-checks.ts';
import { type TakenOrder, takeOrders } from './main-job/offline-orders.ts';
import type { Site } from './main-job/site.ts';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const root = values.data ? resolve(values.data) : mkdtempSync(join(tmpdir(), 'daybook-demo-'));
const say = (line = '') => console.log(line);

say('Daybook: a company, a server and two workstations on this computer.');
say('Founding Harbor Supply and moving it to a server; this takes some seconds.');
const sites = await setUpCompany(root, async ({ url }) => ({
  url,
  cut: async () => {},
  deafen: async () => {},
  mend: async () => {},
  stop: async () => {},
}));
try {
  await tellStory(sites);
} finally {
  await sites.stop();
}
sayHowToLook();

async function tellStory({ company, office, openDesk }: CompanySites): Promise<void> {
  await sayCompany(office, company);
  const a = await openDesk('A', 'order desk', company.people.dana, DANA);
  const b = await openDesk('B', 'order desk', company.people.mike, MIKE);
  say('Dana and Mike each made a computer a workstation of it, with a snapshot of the company.');
  await sayDigests({ Dana: a.site, Mike: b.site });

  say('\nThe network goes away.');
  for (const { site } of [a, b]) await site.must(['offline', 'on']);
  const [danas, mikes] = await Promise.all([offlineOrders(a, company), offlineOrders(b, company)]);
  await sayOrders('Dana', a.site, danas);
  await sayOrders('Mike', b.site, mikes);
  say(`Both have promised their customer the last three of ${LAST_UNITS}, and neither can know.`);

  say('\nThe network is back. Mike comes first, then Dana.');
  for (const { site } of [b, a, b]) {
    await site.must(['offline', 'off']);
    await site.sync();
  }
  await sayWhoGotThem(a.site, [...mikes, ...danas]);
  const waits = await a.site.must<{ kind: string; title: string }[]>(['attention', 'list']);
  for (const { kind, title } of waits) say(`In Dana’s Needs attention: ${title} (${kind}).`);
  say('Every number told on the phone stands. Both hold the same, to the last row:');
  await sayDigests({ Dana: a.site, Mike: b.site });
}

/** Two orders: one for the last units, one for what there is plenty of. */
function offlineOrders({ site }: Desk, { customers, items }: DemoCompany): Promise<TakenOrder[]> {
  const customer = customers.FAIRWAY ?? '';
  const [last, plenty] = [items[LAST_UNITS] ?? '', items[SHACKLE] ?? ''];
  const today = new Date().toISOString().slice(0, 10);
  const plans = [
    { customer, item: last, count: 3 },
    { customer, item: plenty, count: 20 },
  ];
  return takeOrders(site, plans, today);
}

async function sayCompany(office: Site, { orders }: DemoCompany): Promise<void> {
  const { people } = await office.ask(peopleQueries.listPeople, {});
  const { parties } = await office.ask(partyQueries.listParties, { side: 'customer' });
  const { items } = await office.ask(itemQueries.listItems, {});
  say(
    `Harbor Supply has ${people.length} people, ${parties.length} customers, ${items.length} items and ${Object.keys(orders).length} orders.`,
  );
}

async function sayOrders(name: string, site: Site, orders: readonly TakenOrder[]): Promise<void> {
  const { pending } = await site.status();
  const numbers = orders.map(({ number }) => number).join(' and ');
  say(`${name} confirms ${numbers}; ${pending} change sets wait on that computer.`);
}

async function sayWhoGotThem(site: Site, orders: readonly TakenOrder[]): Promise<void> {
  for (const { order, number } of orders) {
    const { status, lines } = await site.ask(orderQueries.showOrder, { order });
    const [line] = lines;
    const why = line?.backorderWhy ? ` Backorder: ${sentenceOf(line.backorderWhy)}` : '';
    say(`  ${number} is ${status}.${why}`);
  }
}

async function sayDigests(shown: Readonly<Record<string, Site>>): Promise<void> {
  for (const [name, site] of Object.entries(shown)) {
    const { cursor, digests } = await site.must<DigestDocument>(['digest']);
    const texts = Object.entries(digests).map(([label, digest]) => `${label} ${digest}`);
    say(`  ${name.padEnd(6)} at ${cursor} of history: ${texts.join(', ')}`);
  }
}

function sayHowToLook(): void {
  const daybook = 'npm run --silent daybook --';
  const folder = (name: string) => JSON.stringify(join(root, name));
  say(`\nNothing runs any more; the folders are in ${root}: server, office, A, B. To look around:`);
  say(`  ${daybook} status --data ${folder('A')}`);
  say(`  ${daybook} query order.list --data ${folder('A')}`);
  say(`  ${daybook} log --data ${folder('B')} --limit 10`);
  say(`  ${daybook} attention list --data ${folder('A')}`);
  say('The server again, until Ctrl+C (the workstations find it at the same address):');
  say(`  ${daybook} server --data ${folder('server')} --port ${sites.server.port}`);
}
