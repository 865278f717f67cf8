import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, startBrowser } from '../support/browser.ts';
import { axeViolations } from '../support/page-checks/axe-check.ts';
import { disabledViolations, keyViolations } from '../support/page-checks/control-check.ts';
import { figureViolations, wordlessStates } from '../support/page-checks/figure-check.ts';
import { focusViolations } from '../support/page-checks/focus-walk.ts';
import { layoutViolations, spacedViolations } from '../support/page-checks/layout-check.ts';
import { shiftsSince, watchShifts } from '../support/page-checks/shift-watch.ts';
import { untranslated } from '../support/page-checks/text-check.ts';

/** A page that is as it should be; each plant takes the place of one part of it. */
const PARTS = {
  ground: '',
  header: '<header><button>Confirm</button><button>Amend</button></header>',
  text: '<p>Nine orders wait.</p>',
  disabled: '<button aria-disabled="true" aria-description="Nothing to ship.">Ship</button>',
  grid: '<div role="grid" tabindex="0" aria-label="Orders"><div role="row"><span role="gridcell">1</span></div></div>',
  foot: '',
} as const;

interface Plant {
  readonly title: string;
  readonly parts: Partial<Record<keyof typeof PARTS, string>>;
  readonly check: (page: Page) => Promise<readonly string[]>;
  readonly finds: RegExp;
}

const untrue = async (page: Page) => (await figureViolations(page, 'main', 100)).found;

const plants: readonly Plant[] = [
  {
    title: 'a count that is not that of its rows',
    parts: {
      header: '<header><button>Open <b data-figure="rows" data-value="3">3</b></button></header>',
      grid: '<div role="grid" tabindex="0" aria-rowcount="3" aria-label="Orders"></div>',
    },
    check: untrue,
    finds: /Open 3 says 3, and its rows 2/,
  },
  {
    title: 'a count that opens nothing',
    parts: { header: '<header><b data-figure="rows" data-value="0">0</b></header>' },
    check: untrue,
    finds: /0 opens nothing/,
  },
  {
    title: 'a sum that its parts do not come to',
    parts: {
      header: '<header><button data-figure="left" data-value="70">0.70</button></header>',
      text: `<p data-parts='{"left":100}'>1.00</p><p data-parts='{"left":-20,"other":9}'>0.20</p>`,
    },
    check: untrue,
    finds: /0\.70 says 70, and its rows 80/,
  },
  {
    title: 'a state that is only a colour',
    parts: { text: '<p><span data-tone="red"> </span></p>' },
    check: wordlessStates,
    finds: /a state that is red has no word/,
  },
  {
    title: 'grey text on white',
    parts: { text: '<p style="color: #8d8b84; background: #fff">Nine orders wait.</p>' },
    check: axeViolations,
    finds: /axe color-contrast/,
  },
  {
    title: 'buttons of 12 px side by side',
    parts: {
      text: '<p>'.concat(
        '<button style="width:12px;height:12px;padding:0;font-size:6px">x</button>'.repeat(3),
      ),
    },
    check: axeViolations,
    finds: /axe target-size/,
  },
  {
    title: 'a stop without a ring',
    parts: { ground: 'header button { outline: none !important }' },
    check: focusViolations,
    finds: /“Confirm” shows no ring/,
  },
  {
    title: 'a ring that its box cuts off',
    parts: { ground: 'header { overflow: hidden; padding: 0 } button { margin: 0 }' },
    check: focusViolations,
    finds: /ring that is cut/,
  },
  {
    title: 'a sticky foot over a stop',
    parts: { foot: '<div style="position:fixed;inset:0;background:#fff9"></div>' },
    check: focusViolations,
    finds: /is covered by <div/,
  },
  {
    title: 'a stop before the one that stands before it',
    parts: {
      header:
        '<header style="display:flex;flex-direction:row-reverse"><button>Confirm</button><button>Amend</button></header>',
    },
    check: focusViolations,
    finds: /“Amend” comes after .*“Confirm”, but stands before it/,
  },
  {
    title: 'a grid of several stops',
    parts: { grid: '<div role="grid" aria-label="Orders"><button>1</button><button>2</button></div>' },
    check: focusViolations,
    finds: /second stop of one grid/,
  },
  {
    title: 'a field that holds the focus',
    parts: {
      text: '<input aria-label="Search" onkeydown="if (event.key === \'Tab\') event.preventDefault()">',
    },
    check: focusViolations,
    finds: /focus is held at .*Search/,
  },
  {
    title: 'a row that is pushed down',
    parts: {},
    check: async (page) => {
      await watchShifts(page);
      await page.evaluate(
        "document.querySelector('main').prepend(Object.assign(document.createElement('p'), {textContent: 'News', style: 'height:40px'}))",
      );
      return shiftsSince(page, 'with the news');
    },
    finds: /shift with the news: .*by \(0, [1-9]/,
  },
  {
    title: 'a page wider than its window',
    parts: { text: '<p style="width:2000px">Nine orders wait.</p>' },
    check: layoutViolations,
    finds: /scrolls sideways/,
  },
  {
    title: 'a button whose words are cut',
    parts: {
      text: '<button style="width:40px;overflow:hidden;white-space:nowrap">Ask for approval</button>',
    },
    check: layoutViolations,
    finds: /“Ask for approval” is cut sideways/,
  },
  {
    title: 'a line too low for spaced text',
    parts: {
      text: '<p style="height:13px;line-height:13px;overflow:hidden;width:120px">Nine orders wait for a date</p>',
    },
    check: spacedViolations,
    finds: /spaced layout: .*is cut above or below/,
  },
  {
    title: 'text of 9 px',
    parts: { text: '<p style="font-size:9px">Nine orders wait.</p>' },
    check: layoutViolations,
    finds: /smaller than 11 px/,
  },
  {
    title: 'a disabled button that says nothing',
    parts: { disabled: '<button aria-disabled="true">Ship</button>' },
    check: disabledViolations,
    finds: /“Ship” does not say why/,
  },
  {
    title: 'a disabled button without focus',
    parts: { disabled: '<button disabled aria-description="Nothing to ship.">Ship</button>' },
    check: disabledViolations,
    finds: /“Ship” takes no focus/,
  },
  {
    title: 'a key shown that does nothing',
    parts: { text: '<button aria-keyshortcuts="e">Edit</button>' },
    check: keyViolations,
    finds: /“Edit” shows e, which does nothing/,
  },
  {
    title: 'an action whose key does something else',
    parts: { foot: '<meta name="actions" content="first:n second:n third:s">' },
    check: keyViolations,
    finds: /n is that of first and of second/,
  },
  {
    title: 'an action whose key does nothing',
    parts: { foot: '<meta name="actions" content="first:n third:deaf">' },
    check: keyViolations,
    finds: /deaf runs nothing instead of third/,
  },
  {
    title: 'a text that is in no catalogue',
    parts: { text: '<p>⟦Níné órdérs⟧</p><p>Nine orders wait.</p><p>SO-A-001041, 12.50</p>' },
    check: async (page) => (await untranslated(page, [])).filter((text) => text !== 'text: Orders'),
    finds: /^text: Nine orders wait\.$/m,
  },
];

describe.skipIf(chromiumPath === null)('the checks of pages', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  test.for(plants)('find $title', async ({ parts, check, finds }) => {
    const page = await pageOf(browser, parts);
    expect((await check(page)).join('\n')).toMatch(finds);
    await page.close();
  });

  test('find nothing on a page that is as it should be', async () => {
    const page = await pageOf(browser, { foot: '<meta name="actions" content="first:n second:s">' });
    await watchShifts(page);
    const found = [
      ...(await axeViolations(page)),
      ...(await disabledViolations(page)),
      ...(await keyViolations(page)),
      ...(await focusViolations(page)),
      ...(await shiftsSince(page, 'at rest')),
      ...(await layoutViolations(page)),
      ...(await spacedViolations(page)),
    ];
    await page.close();
    expect(found).toEqual([]);
  });
});

async function pageOf(browser: Browser, parts: Plant['parts']): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
  const { ground, header, text, disabled, grid, foot } = { ...PARTS, ...parts };
  await page.setContent(`<!doctype html><html lang="en"><head><title>Orders</title><style>
    :focus-visible { outline: 2px solid #0f5fd6; outline-offset: 1px }
    button { margin: 4px; min-height: 28px }
    ${ground}
    </style></head><body><main>${header}<h1>Orders</h1>${text}${disabled}${grid}</main>${foot}</body></html>`);
  await page.evaluate(inspectionOfMeta);
  return page;
}

/** A registry of actions as a window offers it: each `id:key` of the page's list; keys of one letter are heard. */
const inspectionOfMeta = `{
  const words = document.querySelector('meta[name=actions]')?.content.split(' ') ?? [];
  const actions = words.map((word) => word.split(':')).map(([id, key]) => (
    { id, title: id, keys: [key], cannot: null, hidden: false }
  ));
  window.daybookInspection = {
    routes: [],
    actions: () => actions,
    asking: () => 0,
    runsDuring(act) {
      const runs = [];
      const onKey = ({ key }) => {
        const hit = actions.find(({ keys }) => keys[0] === key && key.length === 1);
        if (hit) runs.push(hit.id);
      };
      document.addEventListener('keydown', onKey);
      act();
      document.removeEventListener('keydown', onKey);
      return runs;
    },
  };
}`;
