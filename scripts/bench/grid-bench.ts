import type { Page } from '@playwright/test';
import { type GridBrowser, openGridBrowser } from '../../tests/support/grid-page.ts';
import { type Bench, median, rounded, sized } from './bench-result.ts';
import { keysToPaint, UNPACED, watchKeys } from './key-to-paint.ts';

/** From a key to the frame that shows it: in the lines of an order of 500 and of 10, and in a bare field, in turns. */
export const gridBench: Bench = {
  name: 'typing into lines',
  needs: 'chromium',
  async run(scale) {
    const rounds = sized(20, scale, 2);
    const grids = await openGridBrowser(UNPACED);
    try {
      const few = await typingPage(grids, 10, '[data-line=L5][data-column=qty]');
      const many = await typingPage(grids, 500, '[data-line=L5][data-column=qty]');
      const bare = await typingPage(grids, 10, '[aria-label="Bare field"]');
      const times = { few: [] as number[], many: [] as number[], bare: [] as number[] };
      for (let round = 0; round < rounds; round++) {
        times.few.push(...(await keysToPaint(few)));
        times.many.push(...(await keysToPaint(many)));
        times.bare.push(...(await keysToPaint(bare)));
      }
      const many50 = median(times.many);
      const said = `median of ${times.many.length} keys, ${many50.toFixed(1)} ms`;
      const lines = `${said}, in 500 lines / in 10 lines`;
      const field = `${said}, in 500 lines / in a bare field`;
      return [
        {
          name: 'grid-key-to-paint',
          value: rounded(many50 / median(times.few)),
          unit: 'ratio',
          bar: 1.5,
          about: lines,
        },
        {
          name: 'grid-key-bare',
          value: rounded(many50 / median(times.bare)),
          unit: 'ratio',
          bar: 3,
          about: field,
        },
        {
          name: 'grid-paste',
          value: rounded(await pasteToPaint(grids)),
          unit: 'ms',
          bar: 1_000,
          about: '300 lines of item and quantity, from the key to the frame in which every item is found',
        },
      ];
    } finally {
      await grids.close();
    }
  },
};

/** A page in which a field is open and every key leaves its time behind. */
async function typingPage(grids: GridBrowser, lines: number, field: string): Promise<Page> {
  const page = await grids.open(`lines=${lines}`);
  await page.locator(field).click();
  await page.keyboard.press('1');
  await watchKeys(page);
  return page;
}

async function pasteToPaint(grids: GridBrowser): Promise<number> {
  const page = await grids.open('');
  const block = Array.from({ length: 300 }, (_, line) => `WSH-20\t${line + 1}`).join('\r\n');
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(block)})`);
  await page.evaluate(`
    void (window.pasted = new Promise((resolve) => addEventListener('paste', () => {
      const start = performance.now();
      const look = () => {
        const { lines } = window.trying.grid.store.getState();
        const found = lines.length === 301 && lines.every(({ bad }) => bad.item === undefined);
        if (found) setTimeout(() => resolve(performance.now() - start));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, true)));`);
  await page.keyboard.press('ControlOrMeta+V');
  return await page.evaluate('window.pasted');
}
