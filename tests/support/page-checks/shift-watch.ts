import type { Page } from '@playwright/test';

interface Shift {
  readonly value: number;
  readonly what: string;
}

declare global {
  interface Window {
    shiftsSeen?: Shift[];
    /** Takes in what the browser has found and not yet told. */
    takeShifts?: () => void;
  }
}

/**
 * Check 6: whatever moves on the page from now until {@link shiftsSince}, also right after a key. What stands now is drawn
 * first: of what was never drawn nothing is known to have moved.
 */
export async function watchShifts(page: Page): Promise<void> {
  await twoFrames(page);
  await page.evaluate(() => {
    window.shiftsSeen = [];
    const nameOf = ({ node, previousRect, currentRect }: ShiftSource) => {
      const element = node instanceof Element ? node : node?.parentElement;
      const name = `${element?.tagName.toLowerCase() ?? 'text'} “${node?.textContent?.trim().slice(0, 40) ?? ''}”`;
      const way = `${currentRect.x - previousRect.x}, ${currentRect.y - previousRect.y}`;
      return `${name} by (${way}) px`;
    };
    const take = (entries: readonly PerformanceEntry[]) => {
      for (const entry of entries as unknown as ShiftEntry[]) {
        // Text that is written while the page comes up changes its own width only.
        const moved = entry.sources.filter(({ previousRect, currentRect }) => {
          const isSeen = previousRect.width > 0 && currentRect.width > 0;
          return isSeen && (previousRect.x !== currentRect.x || previousRect.y !== currentRect.y);
        });
        if (moved.length > 0)
          window.shiftsSeen?.push({ value: entry.value, what: moved.map(nameOf).join('; ') });
      }
    };
    const observer = new PerformanceObserver((list) => take(list.getEntries()));
    observer.observe({ type: 'layout-shift' });
    window.takeShifts = () => take(observer.takeRecords());
    interface ShiftSource {
      readonly node: Node | null;
      readonly previousRect: DOMRectReadOnly;
      readonly currentRect: DOMRectReadOnly;
    }
    interface ShiftEntry {
      readonly value: number;
      readonly sources: readonly ShiftSource[];
    }
  });
}

export async function shiftsSince(page: Page, when: string): Promise<string[]> {
  await twoFrames(page);
  await page.waitForTimeout(120);
  const seen = await page.evaluate(() => {
    window.takeShifts?.();
    return (window.shiftsSeen ?? []).splice(0);
  });
  return seen.map(({ what }) => `shift ${when}: ${what}`);
}

async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
