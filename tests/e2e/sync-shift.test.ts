import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildScreens, SCREENS } from '../../scripts/screens-build.ts';
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
      must(await other.people.signIn('Olga', PASSWORD));
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

    async function open(path: string): Promise<void> {
      await page.goto(`http://127.0.0.1:${host.port}${path}`);
      await page.getByRole('main').getByText('Bluewater').first().waitFor();
      await settled(page);
      await watchShifts(page);
    }

    test('a list of orders, where one of them is changed', async () => {
      await open('/orders');
      await comesIn('order.change-header', { order: orders[1], changes: { customerPo: 'PO-77' } });
      await page.getByRole('gridcell', { name: 'PO-77' }).first().waitFor();
      expect(await shiftsSince(page, 'on a change')).toEqual([]);
    });
  },
);

function runsOn(workstation: Workstation): Runs {
  return {
    run(command, input) {
      const answer = workstation.run({ command, input });
      if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer.refusal)}`);
      return answer.output as never;
    },
  };
}
