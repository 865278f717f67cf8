import type { Page } from '@playwright/test';

/** Frames as soon as they are ready: otherwise the screen's 60 Hz is what is measured. */
export const UNPACED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

const KEYS_AT_ONCE = 20;

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
    await page.waitForFunction(`window.keyTimes.length > ${key}`, null, { polling: 5, timeout: 5000 });
  }
  return await page.evaluate('window.keyTimes.splice(0)');
}
