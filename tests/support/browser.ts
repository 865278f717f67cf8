import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';

/** Where a browser of the Chromium family may stand; the first that does is used. */
const PLACES = [
  process.env.DAYBOOK_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
] as const;

/** Null where there is no browser: tests of screens then skip by name. `apt-get install chromium` brings one. */
export const chromiumPath: string | null =
  PLACES.find((place): place is string => place !== undefined && existsSync(place)) ?? null;

export async function startBrowser(extra: readonly string[] = []): Promise<Browser> {
  if (chromiumPath === null) throw new Error('There is no Chromium here: apt-get install chromium');
  // A sandbox needs rights that root in a container has not.
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...extra];
  return await chromium.launch({ executablePath: chromiumPath, args });
}
