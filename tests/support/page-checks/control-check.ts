import type { Page } from '@playwright/test';
import type {} from '../../../src/renderer/platform/page-inspection.ts';

/** Check 9: what cannot be done keeps its focus and says why, in a sentence. */
export async function disabledViolations(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const problems: string[] = [];
    const controls = document.querySelectorAll<HTMLElement>('[aria-disabled=true], :disabled');
    for (const control of controls) {
      if (!control.checkVisibility()) continue;
      const name = (control.getAttribute('aria-label') ?? control.textContent ?? '').trim().slice(0, 40);
      const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
      const described = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      const why = control.getAttribute('aria-description') ?? described;
      const inList = control.closest('[role=menu], [role=listbox]') !== null;
      const inRow = control.closest('[role=grid]') !== null;
      if (control.matches(':disabled')) problems.push(`disabled: “${name}” takes no focus`);
      else if (control.tabIndex < 0 && !inList && !inRow)
        problems.push(`disabled: “${name}” is no stop of Tab`);
      if (!inList && !/\p{L}.*[.?)]$/u.test(why.trim()))
        problems.push(`disabled: “${name}” does not say why`);
      if (inList && !/[.?)]\s*$/.test(control.textContent ?? ''))
        problems.push(`disabled: “${name}” does not say why`);
    }
    return problems;
  });
}

/** A chord of the key table as the event a keyboard sends on Windows and Linux. */
export function pressOf(chord: string) {
  const parts = chord.split('+');
  const key = parts.at(-1) ?? '';
  return {
    key: key === 'Space' ? ' ' : parts.includes('Shift') && key.length === 1 ? key.toUpperCase() : key,
    ctrlKey: parts.includes('Mod'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
    bubbles: true,
    cancelable: true,
  };
}

/** Check 4: each key of an offered action does it and nothing else, and each key that is shown is one of an action. */
export async function keyViolations(page: Page): Promise<string[]> {
  const problems: string[] = [];
  const actions = await page.evaluate(() => window.daybookInspection?.actions() ?? []);
  const offered = new Map<string, string>();
  for (const { id, title, keys, hidden } of actions) {
    if (hidden && keys.length === 0) problems.push(`key: “${title}” (${id}) is in no list and has no key`);
    for (const chord of keys) {
      const other = offered.get(chord);
      if (other !== undefined && other !== id)
        problems.push(`key: ${chord} is that of ${other} and of ${id}`);
      offered.set(chord, other ?? id);
    }
  }
  for (const [chord, id] of offered) {
    const presses = chord.split(' ').map(pressOf);
    const runs = await page.evaluate((inits) => {
      const target = document.activeElement?.closest('input, textarea, [data-line-grid]')
        ? document.body
        : document.activeElement;
      const act = () => {
        for (const init of inits) (target ?? document.body).dispatchEvent(new KeyboardEvent('keydown', init));
      };
      return window.daybookInspection?.runsDuring(act) ?? [];
    }, presses);
    if (runs.length !== 1 || runs[0] !== id)
      problems.push(`key: ${chord} runs ${runs.join(', ') || 'nothing'} instead of ${id}`);
  }
  return [...problems, ...(await shownKeys(page, [...offered.keys()]))];
}

async function shownKeys(page: Page, chords: readonly string[]): Promise<string[]> {
  const known = new Set(chords.map((chord) => chord.replace('Mod', 'Control').toLowerCase()));
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]:not([role=grid] *)')].map((element) => [
      (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40),
      element.getAttribute('aria-keyshortcuts') ?? '',
    ]),
  );
  return shown.flatMap(([name = '', keys = '']) =>
    keys
      .split(' ')
      .filter((key) => !/^\d$/.test(key) && !key.startsWith('Meta') && !known.has(key.toLowerCase()))
      .map((key) => `key: “${name}” shows ${key}, which does nothing here`),
  );
}
