import type { Page } from '@playwright/test';
import type { InspectedAction } from '../../../src/renderer/platform/page-inspection.ts';
import { disabledViolations } from './control-check.ts';
import { focusViolations } from './focus-walk.ts';
import { settled } from './page-settled.ts';
import { startableActions, viewViolations } from './page-states.ts';

/** Looked at of each queue: more are of the same kinds. */
const MOST_CARDS = 3;

/** The cards of a queue after the first, which stands selected: what is beside them is another page each time. */
export async function cardViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (let card = 2; await nextCard(page, card); card++) {
    found.push(...(await viewViolations(page, `card ${card}`)));
    found.push(...(await disabledViolations(page)), ...(await focusViolations(page)));
  }
  return found;
}

/**
 * What can be started on the page, and on a queue beside any of its cards: there the last first, for the first of a card
 * settles it, and with it what the others are about. Without what every page offers (`everywhere`).
 */
export async function actionsOfCards(
  page: Page,
  everywhere: readonly string[],
): Promise<readonly InspectedAction[]> {
  const own = new Map((await startableActions(page, everywhere)).map((action) => [action.id, action]));
  if ((await cards(page)) === 0) return [...own.values()];
  for (let card = 2; await nextCard(page, card); card++) {
    for (const action of await startableActions(page, everywhere))
      own.set(action.id, own.get(action.id) ?? action);
  }
  return [...own.values()].reverse();
}

/** Selects a card beside which the action can be started; false where there is none any more. */
export async function goToAction(page: Page, id: string): Promise<boolean> {
  for (let card = 2; ; card++) {
    if ((await startableActions(page)).some((action) => action.id === id)) return true;
    if (!(await nextCard(page, card))) return false;
  }
}

async function nextCard(page: Page, card: number): Promise<boolean> {
  if (card > (await cards(page))) return false;
  await page.keyboard.press('j');
  await settled(page);
  return true;
}

async function cards(page: Page): Promise<number> {
  return Math.min(MOST_CARDS, await page.locator('[data-queue] > *').count());
}
