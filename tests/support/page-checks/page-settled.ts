import type { Page } from '@playwright/test';

/**
 * Waits until nothing of the page has changed for `quiet` ms, at most `most` ms. It begins to count after the next frame:
 * a page hears of its window's new size with it, and under load that is late. Before that a page opened with `?inspect`
 * has all answers it asked for.
 */
export async function settled(page: Page, quiet = 150, most = 4_000): Promise<void> {
  await page.waitForFunction(() => (window.daybookInspection?.asking() ?? 0) === 0);
  await page.evaluate(
    ([still, end]) =>
      new Promise<void>((resolve) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const last = setTimeout(finish, end);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(finish, still);
        });
        requestAnimationFrame(() => {
          timer = setTimeout(finish, still);
          observer.observe(document, {
            subtree: true,
            childList: true,
            characterData: true,
            attributes: true,
          });
        });
        function finish() {
          observer.disconnect();
          clearTimeout(last);
          resolve();
        }
      }),
    [quiet, most] as const,
  );
}
