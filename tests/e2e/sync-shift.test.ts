import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildScreens, SCREENS } from '../../scripts/screens-build.ts';
import { orderQueries } from '../../src/shared/orders/order-queries.ts';
import { type RpcHost, startRpcHost } from '../../src/workstation/rpc-host.ts';
import type { Workstation } from '../../src/workstation/workstation.ts';
import { takenSeat } from '../../src/workstation/workstation-seat.ts';
import { chromiumPath, startBrowser } from '../support/browser.ts';
import { type OfficeFleet, officeFleet } from '../support/office-fleet.ts';
import { newCustomer, newItem, PLACED_ON, type Runs } from '../support/order-world.ts';
import { settled } from '../support/page-checks/page-settled.ts';
import { shiftsSince, watchShifts } from '../support/page-checks/shift-watch.ts';
import { PASSWORD } from '../support/server-case.ts';
import { must } from '../support/shelf-workstation.ts';

const ORDERS = 4;

describe.skipIf(chromiumPath === null)(
  'what another workstation changed moves nothing on an open page',
  () => {
    let fleet: OfficeFleet;
    let other: Workstation;
    let host: RpcHost;
    let browser: Browser;
    let page: Page;
    let orders: readonly string[];
    let customer: string;
    let item: string;

    beforeAll(async () => {
      buildScreens();
      fleet = await officeFleet();
      const { run } = runsOn(fleet.first);
      customer = newCustomer({ run }, 'Bluewater');
      item = newItem({ run }, 'HX-2040');
      orders = Array.from({ length: ORDERS }, () => takeOrder({ run }));
      await fleet.first.sync.once();
      other = await fleet.enrol('second', ['owner']);
      await signInLuis(fleet, other);
      await other.sync.once();
      host = await startRpcHost({ seat: takenSeat(fleet.first), pages: SCREENS });
      browser = await startBrowser();
      page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(`http://127.0.0.1:${host.port}/?token=${host.issueToken()}`);
      page.setDefaultTimeout(8_000);
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      await host?.close();
      await fleet?.end();
    });

    /** Done at the other workstation, and come in here. */
    async function comesIn(command: string, input: object): Promise<void> {
      const answer = other.run({ command, input });
      if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer.refusal)}`);
      await other.sync.once();
      await fleet.first.sync.once();
    }

    function takeOrder(on: Runs): string {
      const lines = [{ item, quantity: 2_000_000, unitPrice: 10_000_000 }];
      return on.run<{ order: string }>('order.create', { customer, placedOn: PLACED_ON, lines }).order;
    }

    function numberOf(order: string): string {
      const answer = fleet.first.query({ query: orderQueries.showOrder.name, input: { order } });
      if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
      return (answer.output as { readonly number: string }).number;
    }

    async function open(path: string): Promise<void> {
      await page.goto(`http://127.0.0.1:${host.port}${path}`);
      await page.getByRole('main').getByText('Bluewater').first().waitFor();
      await settled(page);
      await watchShifts(page);
    }

    test('a list of orders, where the one at the cursor and the others are changed', async () => {
      await open('/orders');
      for (const order of orders) {
        await comesIn('order.change-header', { order, changes: { customerPo: 'PO-77' } });
      }
      await expect.poll(() => page.getByRole('gridcell', { name: 'PO-77' }).count()).toBe(ORDERS);
      const preview = page.getByRole('complementary', { name: 'Preview' });
      await preview.getByRole('status').filter({ hasText: 'Changed by Luis' }).waitFor();
      expect(await shiftsSince(page, 'on a change')).toEqual([]);
      await preview.getByRole('button', { name: 'Show' }).press('Enter');
      await preview.getByText('PO-77').first().waitFor();
    });

    test('an order that is not on the server says so at its row; that it is there then moves nothing', async () => {
      await open('/orders');
      const waits = page.getByRole('img', { name: 'Saved here, not on server' });
      expect(await waits.count()).toBe(0);
      const previewed = await page
        .getByRole('complementary', { name: 'Preview' })
        .getByRole('heading')
        .first()
        .textContent();
      expect(orders.map(numberOf)).toContain(previewed);
      const { run } = runsOn(fleet.first);
      // Not the one in the preview: there, what somebody does here is told at once, above what was.
      const order = orders.find((id) => numberOf(id) !== previewed);
      run('order.change-header', { order, changes: { shipVia: 'UPS' } });
      await waits.waitFor();
      await fleet.first.sync.once();
      await waits.waitFor({ state: 'detached' });
      expect(await shiftsSince(page, 'on a change')).toEqual([]);
    });

    test('an order: what somebody else did to it is told, and stands on it when it is asked for', async () => {
      await open(`/orders/${orders[0]}`);
      const main = page.getByRole('main');
      await comesIn('order.change-header', { order: orders[0], changes: { customerPo: 'PO-78' } });
      const strip = main.getByRole('status').filter({ hasText: 'Changed by Luis' });
      await strip.getByText(/customer PO .*PO-78/).waitFor();
      await comesIn('order.change-header', { order: orders[0], changes: { customerPo: 'PO-79' } });
      await strip.getByText('One more change waits.').waitFor();
      expect(await shiftsSince(page, 'on a change')).toEqual([]);
      expect(await main.getByRole('definition').getByText(/^PO-/).allTextContents()).toEqual(['PO-77']);
      await strip.getByRole('button', { name: 'Show' }).press('Enter');
      await main.getByRole('definition').getByText('PO-79').waitFor();
      await strip.waitFor({ state: 'detached' });
    });

    test('an order that stands still: whoever goes elsewhere or opens it once more sees it as it is', async () => {
      await open(`/orders/${orders[3]}`);
      const main = page.getByRole('main');
      const told = main.getByRole('status').filter({ hasText: 'Changed by Luis' });
      await comesIn('order.change-header', { order: orders[3], changes: { customerPo: 'PO-81' } });
      await told.waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('o');
      await page.getByRole('gridcell', { name: 'PO-81' }).first().waitFor();
      await page.goBack();
      await main.getByRole('definition').getByText('PO-81').waitFor();
      expect(await told.count()).toBe(0);
    });

    test('an order: what its person does stands on it at once, and what waited with it', async () => {
      await open(`/orders/${orders[2]}`);
      const main = page.getByRole('main');
      await comesIn('order.change-header', { order: orders[2], changes: { customerPo: 'PO-80' } });
      await main.getByRole('status').filter({ hasText: 'Changed by Luis' }).waitFor();
      const { run } = runsOn(fleet.first);
      run('order.change-header', { order: orders[2], changes: { shipVia: 'LTL' } });
      await main.getByRole('definition').getByText('LTL').waitFor();
      await main.getByRole('definition').getByText('PO-80').waitFor();
      await main.getByRole('status').filter({ hasText: 'Changed by Luis' }).waitFor({ state: 'detached' });
    });
  },
);

/** Another person, with the same rights, at the other workstation. */
async function signInLuis({ first, owner }: OfficeFleet, other: Workstation): Promise<void> {
  const listed = first.query({ query: 'role.list', input: {} });
  if (!listed.ok) throw new Error(listed.refusal.code);
  const roles = (listed.output as { roles: { id: string; name: string }[] }).roles;
  const ids = roles.filter(({ name }) => name === 'owner').map(({ id }) => id);
  const { id } = runsOn(first).run<{ id: string }>('person.add', { name: 'Luis', roles: ids });
  await first.sync.once();
  const credentials = { personId: id, signInName: 'Luis', password: null };
  const { oneTimePassword } = must(await first.people.admin('credentials', credentials, owner)) as {
    readonly oneTimePassword: string;
  };
  must(await other.people.signIn('Luis', oneTimePassword, PASSWORD));
}

function runsOn(workstation: Workstation): Runs {
  return {
    run(command, input) {
      const answer = workstation.run({ command, input });
      if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer.refusal)}`);
      return answer.output as never;
    },
  };
}
