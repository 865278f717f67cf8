import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/core/platform/database.ts';
import { chromiumPath, startBrowser } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';
import { type FreeTextColumn, writeIntoFreeTexts } from '../support/free-text-columns.ts';
import { settled } from '../support/page-checks/page-settled.ts';
import { allScriptTexts, scriptTexts } from '../support/script-texts.ts';

/** Pages without a record in their address. */
const LISTS = [
  ...['today', 'attention', 'release', 'approvals', 'orders', 'customers', 'vendors', 'items', 'stock'],
  ...['movements', 'receipts', 'sites', 'prices', 'tax', 'company', 'people', 'roles', 'workstations'],
  ...['history', 'import', 'backups', 'orders/new', 'import/new'],
].map((place) => `/${place}`);

/** Pages with fields, or with a form behind the key N. */
const FORMS = [
  'customers',
  'vendors',
  'items',
  'sites',
  'tax',
  'people',
  'company',
  'orders/new',
  'import/new',
].map((place) => `/${place}`);

/** What a page did with a text that it should only show. */
interface Found {
  readonly ran: number;
  readonly violations: readonly string[];
  /** Elements and attributes that came out of a text. */
  readonly made: readonly string[];
}

describe.skipIf(chromiumPath === null)('a text that is a script elsewhere', () => {
  let demo: DemoWindow;
  let written: readonly FreeTextColumn[];
  beforeAll(async () => {
    demo = await openDemoWindow();
    await demo.context.addInitScript(listen);
    written = writeIntoFreeTexts(join(demo.workstation.folder, 'daybook.db'), allScriptTexts);
  });
  afterAll(() => demo.close());

  test('is one of sixty kinds at least, and many of them run where a page lets them', async () => {
    expect(new Set(scriptTexts).size).toBeGreaterThanOrEqual(60);
    const browser = await startBrowser();
    const page = await browser.newPage();
    await page.addInitScript(listen);
    await page.goto('data:text/html,<div id=place></div>');
    await page.evaluate((texts) => {
      for (const text of texts) {
        const place = document.createElement('div');
        document.body.append(place);
        place.innerHTML = text;
      }
    }, scriptTexts);
    await expect.poll(async () => (await foundIn(page)).ran).toBeGreaterThan(25);
    expect((await foundIn(page)).made.length).toBeGreaterThan(40);
    await browser.close();
  });

  test('stands in every free-text column there is, and is shown as it was written by every page', async () => {
    expect(written.length).toBeGreaterThan(40);
    const waiting = [...LISTS, ...recordPaths(demo)];
    const wrong: string[] = [];
    let shown = 0;
    const look = async () => {
      const page = await demo.open('/today');
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        await page.goto(`${demo.url}${path}`);
        await still(page);
        wrong.push(...faultsOf(path, await foundIn(page)));
        if ((await page.locator('body').innerText()).includes('pwned()')) shown++;
      }
      await page.close();
    };
    await Promise.all([look(), look(), look()]);
    expect(wrong).toEqual([]);
    // A page that shows none of it would prove nothing.
    expect(shown).toBeGreaterThan(15);
  });

  test('typed into the fields of lists, forms and the grid stays a text', async () => {
    const page = await demo.open('/today');
    const wrong: string[] = [];
    let fields = 0;
    for (const path of FORMS) {
      await page.goto(`${demo.url}${path}`);
      await still(page);
      // Opens the form for a new record, where there is one.
      await page.keyboard.press('n');
      await still(page);
      for (const field of await page.getByRole('textbox').or(page.getByRole('searchbox')).all()) {
        if (!(await field.isEditable().catch(() => false))) continue;
        await field.fill(allScriptTexts(fields++), { timeout: 1_000 }).catch(() => {});
      }
      await still(page);
      wrong.push(...faultsOf(path, await foundIn(page)));
    }
    await page.close();
    expect(wrong).toEqual([]);
    expect(fields).toBeGreaterThan(25);
  });

  test('in an address stays a text', async () => {
    const page = await demo.open('/today');
    const wrong: string[] = [];
    for (const [index, path] of ['/orders', '/customers', '/history', '/import/new'].entries()) {
      const text = encodeURIComponent(allScriptTexts(index * 20).slice(0, 1_500));
      await page.goto(`${demo.url}${path}?find=${text}&view=${text}&sort=${text}&row=${text}&opened=${text}`);
      await still(page);
      wrong.push(...faultsOf(`${path}?…`, await foundIn(page)));
    }
    await page.close();
    expect(wrong).toEqual([]);
  });

  test('is refused as markup and as code by the window itself, should a page ever try', async () => {
    const page = await demo.open('/today');
    const refused = await page.evaluate(async (texts) => {
      const sinks: readonly ((text: string) => void)[] = [
        (text) => {
          document.createElement('div').innerHTML = text;
        },
        (text) => document.body.insertAdjacentHTML('beforeend', text),
        (text) => document.write(text),
        (text) => void document.createRange().createContextualFragment(text),
        (text) => void new DOMParser().parseFromString(text, 'text/html'),
        (text) => {
          document.createElement('iframe').srcdoc = text;
        },
      ];
      let count = 0;
      for (const text of texts.filter((each) => each.includes('<'))) {
        for (const sink of sinks) {
          try {
            sink(text);
          } catch {
            count++;
          }
        }
      }
      return count - texts.filter((each) => each.includes('<')).length * sinks.length;
    }, scriptTexts);
    expect(refused).toBe(0);
    expect((await foundIn(page)).ran).toBe(0);
    await page.close();
  });
});

/** Nothing has changed for a moment. */
function still(page: Page): Promise<void> {
  return settled(page, 100, 1_500);
}

/** Notes in a page what runs and what its policy refused. */
function listen(): void {
  const noted = window as unknown as { ran: number; violations: string[]; pwned(): void };
  noted.ran = 0;
  noted.violations = [];
  noted.pwned = () => {
    noted.ran++;
  };
  addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
    noted.violations.push(`${violatedDirective} ${sample}`);
  });
}

function foundIn(page: Page): Promise<Found> {
  return page.evaluate(() => {
    const { ran, violations } = window as unknown as Found;
    const made: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName;
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/.test(attribute)) made.push(`${name} ${attribute}`);
        if (
          /^(href|src|action|formaction|data|srcdoc)$/.test(attribute) &&
          /^\s*(javascript|data:text)/i.test(value)
        )
          made.push(`${name} ${attribute}=${value.slice(0, 40)}`);
      }
      const isOurs = name !== 'script' || /^\.?\/assets\//.test(element.getAttribute('src') ?? '');
      if (!isOurs || /^(iframe|object|embed|base|video|audio|marquee|math|form-x|template)$/.test(name))
        made.push(name);
    }
    return { ran, violations, made };
  });
}

function faultsOf(path: string, { ran, violations, made }: Found): readonly string[] {
  return [...(ran > 0 ? [`ran ${ran} times`] : []), ...violations, ...made].map(
    (fault) => `${path}: ${fault}`,
  );
}

/** An address of each kind of record, and of some orders. */
function recordPaths({ workstation, company }: DemoWindow): readonly string[] {
  const db = openDatabase(join(workstation.folder, 'daybook.db'), { readonly: true });
  const first = (sql: string) => encodeURIComponent(db.q(sql).pluck().get() as string);
  try {
    const item = first('SELECT id FROM items');
    return [
      ...Object.values(company.orders)
        .slice(0, 4)
        .map((order) => `/orders/${encodeURIComponent(order)}`),
      `/orders/${first("SELECT id FROM orders WHERE status = 'confirmed'")}/amend`,
      `/orders/${first("SELECT id FROM orders WHERE status = 'draft'")}/edit`,
      `/customers/${first('SELECT id FROM parties WHERE customerCode IS NOT NULL')}`,
      `/vendors/${first('SELECT id FROM parties WHERE vendorCode IS NOT NULL')}`,
      ...[`/items/${item}`, `/items/${item}/availability`],
      `/prices/${first('SELECT id FROM priceLists')}`,
      `/tax/${first('SELECT id FROM taxCodes')}`,
    ];
  } finally {
    db.sqlite.close();
  }
}
