import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Up to WCAG 2.2 AA, which holds contrast (check 1) and targets of 24 px (check 5). */
const RULES = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {
    'target-size': { enabled: true },
    region: { enabled: false },
    'page-has-heading-one': { enabled: false },
  },
  resultTypes: ['violations'],
} as const;

/** All that depends on colours alone. */
const COLOURS = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
} as const;

/** What axe finds on the page as it stands, one line per element. */
export async function axeViolations(page: Page): Promise<string[]> {
  return await violations(page, RULES);
}

/** The same for a state whose every other part was looked at in other colours. */
export async function colourViolations(page: Page): Promise<string[]> {
  return await violations(page, COLOURS);
}

async function violations(page: Page, rules: typeof RULES | typeof COLOURS): Promise<string[]> {
  await page.evaluate(`window.axe ?? (() => { ${source} })()`);
  const found = await page.evaluate(
    (rules) => (window as unknown as AxeWindow).axe.run(document, rules),
    rules,
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, any }) => {
      const why = any[0]?.message ?? '';
      return `axe ${id}: ${target.join(' ')} ${html.slice(0, 160)} ${why}`;
    }),
  );
}

interface AxeWindow {
  readonly axe: { readonly run: (where: Document, rules: unknown) => Promise<AxeResults> };
}
