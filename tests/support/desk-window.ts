import type { Browser, Locator, Page } from '@playwright/test';
import { startDesk } from './desk-process.ts';

/** A workstation as `npm start` starts it, in a process of its own, with one window in a browser. */
export interface DeskWindow {
  readonly page: Page;
  readonly hands: Hands;
  close(): Promise<void>;
}

/** What a person does without a pointer. */
export interface Hands {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Tab until the focus is there. */
  tabTo(place: Locator): Promise<void>;
}

/** Opens the workstation of a data folder in a browser that knows no other. */
export async function openDeskWindow(browser: Browser, folder: string): Promise<DeskWindow> {
  const desk = await startDesk(folder);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(desk.address);
  return {
    page,
    hands: handsOn(page),
    async close() {
      await context.close();
      await desk.end();
    },
  };
}

export function handsOn(page: Page): Hands {
  return {
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
    async tabTo(place) {
      await place.waitFor();
      for (let step = 0; step < 200; step++) {
        // Element is a name of the browser's, which this side does not know.
        if (await place.evaluate((element) => element === element.ownerDocument.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not come to ${String(place)}`);
    },
  };
}
