import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/** Frames as soon as they are ready: otherwise the screen's 60 Hz is what is measured. */
export const UNPACED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

const KEYS_AT_ONCE = 20;
const PATIENCE_MS = 10_000;

/** From now on every key leaves behind how long it took until its frame was laid out. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(`
    window.keyTimes = [];
    addEventListener('keydown', () => {
      const start = performance.now();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.keyTimes.push(performance.now() - start);
      requestAnimationFrame(() => port2.postMessage(null));
    }, true);`);
}

/** Milliseconds of each of twenty keys in the field that is open: a digit, and away with it. */
export async function keysToPaint(page: Page): Promise<readonly number[]> {
  await page.bringToFront();
  for (let key = 0; key < KEYS_AT_ONCE; key++) {
    await page.keyboard.press(key % 2 === 0 ? '2' : 'Backspace');
    await painted(page, key + 1);
  }
  return await page.evaluate('window.keyTimes.splice(0)');
}

/** Asked again and again from outside: the pages' own policy forbids what a browser's waiting would evaluate in them. */
async function painted(page: Page, keys: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while ((await page.evaluate<number>('window.keyTimes.length')) < keys) {
    if (performance.now() > until) throw new Error('a key was not painted');
    await setTimeout(5);
  }
}
