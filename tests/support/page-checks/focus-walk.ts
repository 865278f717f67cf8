import type { Page } from '@playwright/test';

/** One stop of Tab. */
export interface FocusStop {
  /** Tag, role and name. */
  readonly what: string;
  /** Frame, places, header, work, right, foot, status: 0 to 6; -1 inside a dialog or menu. */
  readonly region: number;
  /** The grid it is in, by its place among the grids of the page; -1: none. */
  readonly grid: number;
  /** In a line grid, where Tab goes from cell to cell. */
  readonly isLine: boolean;
  /** What scrolls it, by its place in the page. */
  readonly scroller: number;
  readonly box: { readonly x: number; readonly y: number; readonly right: number; readonly bottom: number };
  /** What is wrong with its ring; null where it is there and wholly seen. */
  readonly ring: string | null;
}

const MOST_STOPS = 150;

/** Goes through the page by Tab, from its beginning until it comes round. Answers the stops and whether it came round. */
export async function walkByTab(
  page: Page,
): Promise<{ readonly stops: readonly FocusStop[]; ended: boolean }> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    // A selection says where Tab begins; without one it goes on where the focus was.
    getSelection()?.collapse(document.body, 0);
    for (const each of document.querySelectorAll('[data-walked]')) each.removeAttribute('data-walked');
  });
  const stops: FocusStop[] = [];
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(stopHere);
    if (stop === 'came round') return { stops, ended: true };
    if (stop === 'stays') return { stops, ended: false };
    stops.push(stop);
  }
  return { stops, ended: false };
}

/** Checks 2 and 3: every stop shows its ring, in reading order, and no stop holds the focus. */
export async function focusViolations(page: Page): Promise<string[]> {
  const { stops, ended } = await walkByTab(page);
  const rings = stops.flatMap(({ what, ring }) => (ring === null ? [] : [`focus: ${what} ${ring}`]));
  const trap = ended ? [] : [`tab: the focus is held at ${stops.at(-1)?.what ?? 'the first stop'}`];
  return [...rings, ...trap, ...orderViolations(stops)];
}

export function orderViolations(stops: readonly FocusStop[]): string[] {
  return stops.flatMap((stop, index) => {
    const before = stops[index - 1];
    if (!before) return [];
    if (stop.grid >= 0 && stop.grid === before.grid && !stop.isLine)
      return [`tab: ${stop.what} is a second stop of one grid`];
    if (stop.region < before.region)
      return [`tab: ${stop.what} comes after ${before.what}, which stands later`];
    if (stop.region !== before.region) return [];
    const above = stop.box.bottom <= before.box.y + 1 && stop.box.x < before.box.right;
    const sameLine = stop.box.y < before.box.bottom - 1 && stop.box.bottom > before.box.y + 1;
    // Of two that scroll apart only one may be scrolled: their places say nothing then.
    if (stop.scroller !== before.scroller) return [];
    const left = sameLine && stop.box.right <= before.box.x;
    return above || left ? [`tab: ${stop.what} comes after ${before.what}, but stands before it`] : [];
  });
}

/** Runs in the page. */
function stopHere(): FocusStop | 'came round' | 'stays' {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at === document.body) return 'came round';
  if (at.dataset.walked === 'last') return 'stays';
  if (at.dataset.walked !== undefined) return 'came round';
  for (const last of document.querySelectorAll<HTMLElement>('[data-walked=last]'))
    last.dataset.walked = 'yes';
  at.dataset.walked = 'last';
  const box = at.getBoundingClientRect();
  const grids = [...document.querySelectorAll('[role=grid]')];
  const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])] : [];
  const name = at.getAttribute('aria-label') ?? labels[0]?.textContent ?? at.textContent ?? '';
  const scrolled = scrollOf(at);
  return {
    what: `<${at.tagName.toLowerCase()}> “${name.trim().slice(0, 40)}”`,
    region: regionOf(at),
    grid: grids.findIndex((grid) => grid.contains(at)),
    scroller: scrollerOf(at),
    isLine: at.closest('[data-line-grid]') !== null,
    box: {
      x: box.x + scrolled.x,
      y: box.y + scrolled.y,
      right: box.right + scrolled.x,
      bottom: box.bottom + scrolled.y,
    },
    ring: ringProblem(at, box),
  };

  /** How far its scrollers are scrolled: places of two stops are compared as if none were. */
  function scrollOf(element: Element): { readonly x: number; readonly y: number } {
    const sum = { x: 0, y: 0 };
    for (let up = element.parentElement; up; up = up.parentElement) {
      sum.x += up.scrollLeft;
      sum.y += up.scrollTop;
    }
    return sum;
  }

  function scrollerOf(element: Element): number {
    const all = [...document.querySelectorAll('*')];
    for (let up = element.parentElement; up; up = up.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(up);
      if (/auto|scroll/.test(overflowX + overflowY)) return all.indexOf(up);
    }
    return -1;
  }

  function regionOf(element: Element): number {
    if (element.closest('[role=dialog], [role=menu]')) return -1;
    const main = element.closest('main');
    if (!main) {
      if (element.closest('nav')) return 1;
      return element.closest('footer, [role=contentinfo]') ? 6 : 0;
    }
    if (element.closest('aside')) return 4;
    if (element.closest('footer')) return 5;
    return element.closest('main > header') ? 2 : 3;
  }

  function ringProblem(element: HTMLElement, { x, y, right, bottom }: DOMRect): string | null {
    const style = getComputedStyle(element);
    const width = Number.parseFloat(style.outlineWidth);
    const isInside = /0px 0px 0px 2px inset/.test(style.boxShadow);
    if (!isInside && (style.outlineStyle === 'none' || width < 2)) return 'shows no ring of 2 px';
    const offset = isInside ? -2 : Number.parseFloat(style.outlineOffset);
    const reach = Math.max(0, offset + 1);
    const clipped = clipOf(element);
    // A browser scrolls to the caret of a text, not to the whole of its field.
    const foot = element.matches('input, textarea') ? Math.min(bottom, clipped.bottom - reach) : bottom;
    const ring = { x: x - reach, y: y - reach, right: right + reach, bottom: foot + reach };
    const least = Math.max(x, clipped.x) < Math.min(right, clipped.right);
    if (!least) return 'is outside what is seen';
    if (
      ring.x < clipped.x ||
      ring.right > clipped.right ||
      ring.y < clipped.y ||
      ring.bottom > clipped.bottom
    )
      return `has a ring that is cut (${[ring.x - clipped.x, ring.y - clipped.y, clipped.right - ring.right, clipped.bottom - ring.bottom].map(Math.round)})`;
    const level = (Math.max(y, clipped.y) + Math.min(bottom, clipped.bottom)) / 2;
    const inside = Math.min(5, (right - x) / 3);
    const places = [
      Math.max(x, clipped.x) + inside,
      (x + right) / 2,
      Math.min(right, clipped.right) - inside,
    ];
    const over = places
      .map((place) => document.elementFromPoint(place, level))
      .find((found) => found && !belongs(found, element));
    return over ? `is covered by <${over.tagName.toLowerCase()} class="${String(over.className)}">` : null;
  }

  function belongs(found: Element, element: Element): boolean {
    if (element.contains(found) || found.contains(element)) return true;
    return element.closest('label')?.contains(found) === true || wraps(found, element);
  }

  /** A field's own decoration (an icon in it, its label) covers nothing. */
  function wraps(over: Element, element: Element): boolean {
    const parent = element.parentElement;
    return (
      parent?.contains(over) === true &&
      parent.tagName === 'DIV' &&
      parent.getBoundingClientRect().height < 60
    );
  }

  /** What of the window its scrollers leave to see of it. */
  function clipOf(element: Element) {
    const clip = { x: 0, y: 0, right: innerWidth, bottom: innerHeight };
    for (let up = element.parentElement; up && up !== document.documentElement; up = up.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(up);
      const { left, top, right, bottom } = up.getBoundingClientRect();
      if (overflowX !== 'visible') {
        clip.x = Math.max(clip.x, left);
        clip.right = Math.min(clip.right, right);
      }
      if (overflowY !== 'visible') {
        clip.y = Math.max(clip.y, top);
        clip.bottom = Math.min(clip.bottom, bottom);
      }
    }
    return clip;
  }
}
