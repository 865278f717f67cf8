import type { Browser, Page } from '@playwright/test';
import { startBrowser } from '../../tests/support/browser.ts';
import { buildScreens } from '../screens-build.ts';
import { type BenchResult, median, rounded } from './bench-result.ts';
import { startRole, stopRole } from './role-process.ts';

const LIST = '/orders?view=all&sort=-placed';
const ZOOM = 2;

interface Served {
  readonly url: string;
  readonly tokens: readonly string[];
}

/** First rows of the list of all orders, in windows that were not open before and in one that was. */
export async function measureFirstRows(folder: string, orders: number): Promise<readonly BenchResult[]> {
  return await inBrowser(folder, async (browser, served) => {
    const cold: number[] = [];
    const warm: number[] = [];
    for (const token of served.tokens.slice(0, 5)) {
      const page = await letIn(browser, served.url, token);
      await page.goto(`${served.url}${LIST}`);
      cold.push(await page.evaluate<number>('window.firstRow'));
      await page.getByRole('link', { name: 'Customers' }).first().click();
      await page.getByRole('grid', { name: 'Customers' }).waitFor();
      await page.evaluate('window.watchRow()');
      await page.goBack();
      warm.push(await page.evaluate<number>('window.firstRow'));
      await page.context().close();
    }
    const about = `of the list of ${orders} orders, median of ${cold.length}`;
    return [
      {
        name: 'rows-cold',
        value: rounded(median(cold)),
        unit: 'ms',
        bar: 2_000,
        about: `first row ${about}, from opening the address`,
      },
      {
        name: 'rows-warm',
        value: rounded(median(warm)),
        unit: 'ms',
        bar: 500,
        about: `first row ${about}, coming back to the page`,
      },
    ];
  });
}

/** Scrolling through all orders at 200 % zoom: what each frame shows, and that every row can be reached. */
export async function measureScrolling(
  folder: string,
  orders: number,
  seconds: number,
): Promise<readonly BenchResult[]> {
  return await inBrowser(folder, async (browser, served) => {
    const page = await letIn(browser, served.url, served.tokens[0] ?? '');
    await page.goto(`${served.url}${LIST}`);
    await page.evaluate('window.firstRow');
    await page.evaluate(`document.documentElement.style.zoom = '${ZOOM}'`);
    await page.locator(`[role=grid][aria-rowcount="${orders + 1}"]`).waitFor();
    await page.getByRole('grid').focus();
    await page.evaluate('window.watchFrames()');
    const box = await page.getByRole('grid').boundingBox();
    if (!box) throw new Error('there is no list');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const until = Date.now() + seconds * 1000;
    while (Date.now() < until) {
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(30);
    }
    await page.evaluate('window.dragTo(0.5)');
    await page.waitForTimeout(1_000);
    const frames = await page.evaluate<Frames>('window.endFrames()');
    await reachesEveryRow(page, orders);
    const blank = `${frames.blank} of ${frames.all} frames show a place in the list that is neither text nor skeleton`;
    return [
      {
        name: 'scroll-frames',
        value: rounded(frames.all / Math.max(1, frames.all - frames.blank)),
        unit: 'ratio',
        bar: 1,
        about: `all frames / frames without a blank row, ${seconds} s of wheel and a drag to the middle of ${orders} rows at ${ZOOM * 100} %: ${blank}`,
      },
      {
        name: 'scroll-frame-time',
        value: rounded(frames.p95),
        unit: 'ms',
        bar: null,
        about: 'p95 from frame to frame meanwhile',
      },
    ];
  });
}

interface Frames {
  readonly all: number;
  readonly blank: number;
  readonly p95: number;
}

/** The last row, the first, and from the middle on every row one after the other: no row is jumped over. */
async function reachesEveryRow(page: Page, orders: number): Promise<void> {
  const shown = () => page.evaluate<number[]>('window.rowsShown()');
  await page.evaluate('window.dragTo(1)');
  if (!(await shown()).includes(orders - 1)) throw new Error(`the last row is not reached: ${await shown()}`);
  await page.evaluate('window.dragTo(0.5)');
  let last = Math.max(...(await shown()));
  for (let step = 0; step < 40; step++) {
    await page.mouse.wheel(0, 150);
    await page.waitForTimeout(30);
    const now = await shown();
    if (Math.min(...now) > last + 1) throw new Error(`rows after ${last} are jumped over`);
    last = Math.max(...now);
  }
  await page.evaluate('window.dragTo(0)');
  if (!(await shown()).includes(0)) throw new Error('the first row is not reached');
}

async function inBrowser<T>(
  folder: string,
  work: (browser: Browser, served: Served) => Promise<T>,
): Promise<T> {
  buildScreens();
  const { child, said } = await startRole<Served>('screen-role.ts', [folder]);
  const browser = await startBrowser();
  try {
    return await work(browser, said);
  } finally {
    await browser.close();
    await stopRole(child);
  }
}

async function letIn(browser: Browser, url: string, token: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  await page.goto(`${url}/?token=${token}`);
  return page;
}

/** In the page: when the first row has words, what every frame shows, and the scroll bar drawn in steps. */
const WATCH = `
  window.watchRow = () => {
    const from = performance.now();
    window.firstRow = new Promise((resolve) => {
      const look = () => {
        const row = document.querySelector('[role=grid][aria-label=Orders] [role=row][aria-rowindex="2"]');
        if (row && row.textContent.trim() !== '') resolve(performance.now() - from);
        else requestAnimationFrame(look);
      };
      look();
    });
  };
  window.watchRow();
  const grid = () => document.querySelector('[role=grid]');
  const inSight = () => {
    const box = grid().getBoundingClientRect();
    const top = grid().querySelector('[role=row][aria-rowindex="1"]').getBoundingClientRect().bottom;
    const rows = [...grid().querySelectorAll('[role=rowgroup] > [role=row]')];
    const bottom = box.top + box.height * (grid().clientHeight / grid().offsetHeight);
    return { top, bottom, rows: rows.map((row) => ({ row, box: row.getBoundingClientRect() })) };
  };
  window.rowsShown = () => {
    const { top, bottom, rows } = inSight();
    return rows.filter(({ box }) => box.bottom > top + 1 && box.top < bottom - 1).map(({ row }) => row.ariaRowIndex - 2);
  };
  const isBlank = () => {
    const { top, bottom, rows } = inSight();
    const seen = rows.filter(({ box }) => box.bottom > top + 1 && box.top < bottom - 1);
    const covered = seen.reduce((sum, { box }) => sum + Math.min(box.bottom, bottom) - Math.max(box.top, top), 0);
    if (covered < bottom - top - 2) return true;
    return seen.some(({ row }) => row.textContent.trim() === '' && !row.querySelector('[class*=grey]'));
  };
  window.watchFrames = () => {
    const times = [];
    let blank = 0, last = performance.now(), isOver = false;
    const look = (now) => {
      if (isOver) return;
      times.push(now - last);
      last = now;
      // After what this frame does has been laid out: that is what is painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { if (isBlank()) blank++; };
      port2.postMessage(null);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.endFrames = () => {
      isOver = true;
      times.sort((a, b) => a - b);
      return { all: times.length, blank, p95: times[Math.floor(times.length * 0.95)] };
    };
  };
  window.dragTo = async (share) => {
    const from = grid().scrollTop, to = (grid().scrollHeight - grid().clientHeight) * share;
    for (let step = 1; step <= 30; step++) {
      grid().scrollTop = from + ((to - from) * step) / 30;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  };
`;
