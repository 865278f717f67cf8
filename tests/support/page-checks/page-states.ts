import type { Page } from '@playwright/test';
import type { InspectedAction } from '../../../src/renderer/platform/page-inspection.ts';
import { axeViolations, colourViolations } from './axe-check.ts';
import { layoutViolations } from './layout-check.ts';
import { settled } from './page-settled.ts';
import { shiftsSince, watchShifts } from './shift-watch.ts';

/**
 * The same on every page and tried once (tests/e2e/frame.test.ts): places to go to, and what the frame does. Locked or signed out,
 * no page after it could be looked at.
 */
const OF_THE_FRAME = /^(go|frame)\./;

/**
 * What can be started from this page by itself: not the frame's ways to other places, and not what cannot be done. Nor
 * what it offers as every page does (`everywhere`, by id): what it offers once more is its own.
 */
export async function startableActions(
  page: Page,
  everywhere: readonly string[] = [],
): Promise<readonly InspectedAction[]> {
  const actions = await page.evaluate(() => window.daybookInspection?.actions() ?? []);
  const own = new Map<string, InspectedAction>();
  for (const [at, action] of actions.entries()) {
    const isHere = !action.hidden && action.cannot === null && !OF_THE_FRAME.test(action.id);
    // The innermost come first.
    const isLast = actions.findLastIndex(({ id }) => id === action.id) === at;
    if (everywhere.includes(action.id) && isLast) continue;
    if (isHere && !own.has(action.id)) own.set(action.id, action);
  }
  return [...own.values()];
}

/** Starts an action without the pointer: by its key, or out of the palette. */
export async function startByKeys(page: Page, { title, keys }: InspectedAction): Promise<void> {
  const [key] = keys;
  if (key !== undefined) {
    for (const step of key.split(' ')) await page.keyboard.press(step.replace('Mod', 'Control'));
    return;
  }
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await palette.getByRole('combobox').fill(title);
  const wanted = palette.getByRole('option').filter({ hasText: title }).first();
  await wanted.waitFor({ timeout: 3_000 });
  for (let step = 0; step < 12 && (await wanted.getAttribute('aria-selected')) !== 'true'; step++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

/** Whatever can be seen, heard or has the focus: an action that changes none of it did nothing. */
export async function impression(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const at = document.activeElement;
    const fields = [...document.querySelectorAll('input')].map(({ value, checked }) => `${value}${checked}`);
    const focus = `${at?.tagName}${at?.id}${at?.className}${at?.getAttribute('aria-label')}`;
    return [location.href, document.body.innerHTML, focus, ...fields].join('\n');
  });
}

/** Counts what the page asks of the system instead of showing it: a file to be chosen, a file that is saved. */
export function watchSystem(page: Page): () => number {
  let asked = 0;
  page.on('filechooser', () => asked++);
  page.on('download', () => asked++);
  return () => asked;
}

/** Axe and the layout, light and dark, with whatever is open now. A page itself is looked at with all of axe in both. */
export async function viewViolations(page: Page, state: string): Promise<string[]> {
  const light = [...(await axeViolations(page)), ...(await layoutViolations(page))];
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForTimeout(100);
  const dark = await colourViolations(page);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...new Set([...light, ...dark])].map((problem) => `${state}: ${problem}`);
}

/** A dialog takes the focus, keeps it, stands the checks empty and with its mistakes, and Esc leads back. */
export async function dialogViolations(page: Page, state: string): Promise<string[]> {
  const found = await viewViolations(page, state);
  const inDialog = () => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null);
  if (!(await inDialog())) found.push(`${state}: the dialog does not take the focus`);
  for (let stop = 0; stop < 8; stop++) await page.keyboard.press('Tab');
  if (!(await inDialog())) found.push(`${state}: Tab leaves the dialog`);
  await watchShifts(page);
  if ((await page.getByRole('dialog').locator('[required], [aria-required=true]').count()) > 0) {
    await page.keyboard.press('Control+Enter');
    await page.waitForTimeout(150);
    if ((await page.getByRole('dialog').count()) > 0)
      found.push(...(await viewViolations(page, `${state}, refused`)));
  }
  // The first may shut a list that a field has opened.
  for (let press = 0; press < 2 && (await page.getByRole('dialog').count()) > 0; press++) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(150);
  }
  if ((await page.getByRole('dialog').count()) > 0) found.push(`${state}: Esc does not shut the dialog`);
  return found;
}

/** The menus that buttons of the page open. */
export async function menuViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  const openers = page.locator('button[aria-haspopup=menu]');
  for (let at = 0; at < (await openers.count()); at++) {
    const opener = openers.nth(at);
    const name = (await opener.textContent()) ?? '';
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').first().waitFor({ timeout: 2_000 });
    found.push(...(await viewViolations(page, `menu ${name}`)));
    await page.keyboard.press('Escape');
    await page.waitForTimeout(80);
    if ((await page.getByRole('menu').count()) > 0) found.push(`menu ${name}: Esc does not shut it`);
  }
  return found;
}

/** What cannot be done says so aloud, in one strip at the foot, and moves nothing. */
export async function refusalViolations(page: Page): Promise<string[]> {
  const disabled = page.locator('button[aria-disabled=true]').first();
  if ((await disabled.count()) === 0) return [];
  await disabled.focus();
  await watchShifts(page);
  await page.keyboard.press('Enter');
  await settled(page, 100);
  const said = await page.getByRole('alert').allTextContents();
  const silent = said.every((text) => text.trim() === '') ? ['refusal: nothing is said'] : [];
  return [
    ...silent,
    ...(await shiftsSince(page, 'on a refusal')),
    ...(await viewViolations(page, 'refusal')),
  ];
}
