import type { Page } from '@playwright/test';
import { afterAll, describe, expect, test } from 'vitest';
import { foundBusyDemo } from '../../src/world/demo-seat.ts';
import { chromiumPath } from '../support/browser.ts';
import { openDemoWindow, type WindowOptions } from '../support/demo-window.ts';
import { knownValues } from '../support/known-values.ts';
import { pageAddresses } from '../support/page-addresses.ts';
import { axeViolations } from '../support/page-checks/axe-check.ts';
import { disabledViolations, keyViolations } from '../support/page-checks/control-check.ts';
import { focusViolations } from '../support/page-checks/focus-walk.ts';
import { layoutViolations, spacedViolations } from '../support/page-checks/layout-check.ts';
import { settled } from '../support/page-checks/page-settled.ts';
import {
  dialogViolations,
  impression,
  menuViolations,
  refusalViolations,
  startableActions,
  startByKeys,
  viewViolations,
  watchSystem,
} from '../support/page-checks/page-states.ts';
import { actionsOfCards, cardViolations, goToAction } from '../support/page-checks/queue-cards.ts';
import { shiftsSince, watchShifts } from '../support/page-checks/shift-watch.ts';
import { untranslated } from '../support/page-checks/text-check.ts';
import { leaveWaiting } from '../support/waiting-work.ts';

/**
 * The checks of every page there is: the list is read from the window, so a new page is checked without a word here.
 * `DAYBOOK_PAGES=/orders,/today` checks those only.
 */
const demo = chromiumPath === null ? null : await openDemoWindow([], foundBusyDemo);
if (demo !== null) leaveWaiting(demo.workstation.folder);
const only = process.env.DAYBOOK_PAGES?.split(',');
const known = demo === null ? { pages: [], lost: [] } : await pageAddresses(demo);
const pages = known.pages.filter(({ route }) => only?.includes(route) ?? true);
/** What every page offers leads from each to the same: it is tried on the first only. */
const everywhere = demo === null ? [] : await offeredBoth('/roles', '/tax');
const data = demo === null ? [] : knownValues(demo.workstation.folder);

afterAll(async () => {
  await demo?.close();
});

async function open(path: string, options: WindowOptions = {}, query = 'inspect'): Promise<Page> {
  if (demo === null) throw new Error('there is no browser');
  const page = await demo.open(`${path}?${query}`, options);
  await settled(page);
  return page;
}

async function offeredBoth(one: string, other: string): Promise<readonly string[]> {
  const offered = async (path: string) => {
    const page = await open(path);
    const ids = (await startableActions(page)).map(({ id }) => id);
    await page.close();
    return ids;
  };
  const here = await offered(one);
  return (await offered(other)).filter((id) => here.includes(id));
}

describe.skipIf(demo === null)('every page', () => {
  test('has an address in the demo world', () => {
    expect(known.lost).toEqual([]);
  });

  test('has something to show: of what needs attention, a card of work that waits and cards that were refused', () => {
    const kinds = demo?.workstation.attention.list().map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['probably-refused', 'refused']));
  });

  test.concurrent.for(pages)('$route in light and dark', async ({ path }) => {
    const page = await open(path);
    const found = [
      ...(await axeViolations(page)),
      ...(await disabledViolations(page)),
      ...(await keyViolations(page)),
      ...(await focusViolations(page)),
      ...(await movesNothing(page)),
      ...(await cardViolations(page)),
    ];
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(120);
    found.push(...(await axeViolations(page)));
    await page.close();
    expect(found).toEqual([]);
  });

  test.concurrent.for(pages)('$route at 1280 × 720 and at 200 % zoom', async ({ path }) => {
    const page = await open(path, { width: 1280, height: 720 });
    const found = [...(await layoutViolations(page)), ...(await spacedViolations(page))];
    await page.setViewportSize({ width: 640, height: 360 });
    await settled(page);
    found.push(...(await layoutViolations(page)), ...(await spacedViolations(page)));
    found.push(...(await axeViolations(page)), ...(await focusViolations(page)));
    found.push(...(await cardViolations(page)));
    await page.close();
    expect(found).toEqual([]);
  });

  test.concurrent.for(pages)('$route says nothing that is in no catalogue', async ({ path }) => {
    const page = await open(path, {}, 'locale=en-XA');
    const found = await untranslated(page, data);
    await page.close();
    expect(found).toEqual([]);
  });

  test.concurrent.for(pages.filter(({ route }) => route.includes('$')))(
    '$route of a record that is not there says so',
    async ({ path }) => {
      const page = await open(path.replace(/[^/]+$/, '00000000-0000-7000-8000-000000000000'));
      const found = await viewViolations(page, 'not there');
      const said = (await page.getByRole('main').textContent()) ?? '';
      await page.close();
      expect(found).toEqual([]);
      expect(said).toMatch(/\p{L}.*\./u);
    },
  );
});

/** After the others: what is started here changes the company. */
describe.skipIf(demo === null)('with a menu, a dialog or a refusal, by keyboard only', () => {
  test.concurrent.for(pages)('$route', { timeout: 240_000 }, async ({ path }) => {
    const page = await open(path);
    const asked = watchSystem(page);
    const found = [...(await menuViolations(page)), ...(await refusalViolations(page))];
    for (const action of await actionsOfCards(page, path === pages[0]?.path ? [] : everywhere)) {
      await page.goto(`${demo?.url}${path}?inspect`);
      await settled(page);
      // One of the others may have ended what this one is about.
      if (!(await goToAction(page, action.id))) continue;
      const before = await impression(page);
      const askedBefore = asked();
      await startByKeys(page, action);
      await settled(page, 200);
      const state = `${action.title} (${action.id})`;
      const isSeen = (await impression(page)) !== before || asked() > askedBefore;
      if (!isSeen) found.push(`${state}: its key does nothing`);
      if ((await page.getByRole('dialog').count()) > 0) found.push(...(await dialogViolations(page, state)));
    }
    await page.close();
    expect(found).toEqual([]);
  });

  test('the pages complained of nothing', () => {
    // A record that is not there is asked for above.
    expect(demo?.problems.filter((problem) => !/status of 404/.test(problem))).toEqual([]);
  });
});

/** Moving, selecting and taking back what was selected move nothing on the page. */
async function movesNothing(page: Page): Promise<string[]> {
  const list = page.locator('main [role=grid]:not([data-line-grid] *, [data-line-grid])').first();
  if ((await list.count()) === 0) return [];
  await list.focus();
  await watchShifts(page);
  const found: string[] = [];
  for (const key of ['j', 'k', 'x', 'x']) {
    await page.keyboard.press(key);
    found.push(...(await shiftsSince(page, `after ${key}`)));
  }
  return found;
}
