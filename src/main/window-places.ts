import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Place } from './electron-surface.ts';

/** Where a window stood: outside a maximised state, in the system's own units. */
export interface WindowPlace extends Place {
  readonly maximized: boolean;
}

const FIRST: WindowPlace = { x: 0, y: 0, width: 1440, height: 900, maximized: false };
const SMALLEST = { width: 760, height: 480 };
/** How much of a window must be on a screen to count as there, to each side. */
const VISIBLE = 80;
/** How far a second window is put beside the first. */
const STEP = 28;

/** Where to open the next window: where one stood last, as far as there is still a screen; beside those open now. */
export function placeFor(
  remembered: WindowPlace | null,
  screens: readonly Place[],
  openWindows: number,
): WindowPlace {
  const place = remembered ?? FIRST;
  const home = screens.find((screen) => overlaps(place, screen)) ?? screens[0];
  if (!home) return place;
  const width = Math.max(SMALLEST.width, Math.min(place.width, home.width));
  const height = Math.max(SMALLEST.height, Math.min(place.height, home.height));
  const isNew = remembered === null || !overlaps(place, home);
  const x = isNew ? home.x + Math.max(0, Math.floor((home.width - width) / 2)) : place.x;
  const y = isNew ? home.y + Math.max(0, Math.floor((home.height - height) / 2)) : place.y;
  const aside = STEP * openWindows;
  return {
    x: clamp(x + aside, home.x, home.x + home.width - width),
    y: clamp(y + aside, home.y, home.y + home.height - height),
    width,
    height,
    maximized: place.maximized && openWindows === 0,
  };
}

/** Null where nothing was remembered, or what was is not readable. */
export function readPlace(file: string): WindowPlace | null {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isPlace(found) ? found : null;
  } catch {
    return null;
  }
}

/** A place that cannot be written is forgotten: nothing depends on it. */
export function rememberPlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(place), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch {
    // A full disk must not keep a window from closing.
  }
}

function overlaps(place: Place, screen: Place): boolean {
  const across = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x);
  const down = Math.min(place.y + place.height, screen.y + screen.height) - Math.max(place.y, screen.y);
  return across >= VISIBLE && down >= VISIBLE;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}

function isPlace(found: unknown): found is WindowPlace {
  if (typeof found !== 'object' || found === null) return false;
  const { x, y, width, height, maximized } = found as Record<string, unknown>;
  return [x, y, width, height].every(Number.isInteger) && typeof maximized === 'boolean';
}
