import type { Page } from '@playwright/test';

/**
 * Under the pseudo-locale every text of a catalogue stands between ⟦ ⟧. Answers the texts and labels that do not, without
 * those that are data: `data` holds what the company wrote down, the longest first.
 */
export async function untranslated(page: Page, data: readonly string[]): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const LABELS = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'];
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      const element = node as Element;
      if (element.closest('script, style, kbd, [data-letter]')) continue;
      // Nobody hears the labels of what is hidden from readers.
      const labels = element.closest('[aria-hidden=true]') ? [] : LABELS;
      for (const name of labels) {
        const value = element.getAttribute(name);
        if (value) found.add(value.trim());
      }
      const own = [...element.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE);
      // Sentences put together of texts and values stand in one element: the whole of it is looked at.
      const text = own
        .map((child) => child.textContent ?? '')
        .join('')
        .trim();
      if (text !== '') found.add(text);
    }
    return [...found];
  });
  return texts.filter((text) => !isTranslated(text) && !isData(text, data)).map((text) => `text: ${text}`);
}

function isTranslated(text: string): boolean {
  return /⟦.*⟧/s.test(text);
}

/** Names of days and months, as the locale writes them. */
const CALENDAR = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b/g;

/** The product's own name, and folders of this computer. */
const NAMES = /\bDaybook\b|(?:\/[\w.-]+){2,}/g;

/** Numbers, amounts, dates, signs, codes in capitals, names, and what somebody entered. */
function isData(text: string, data: readonly string[]): boolean {
  let rest = text.replaceAll(NAMES, ' ');
  let small = rest.toLowerCase();
  for (const value of data) {
    for (let at = small.indexOf(value); at >= 0; at = small.indexOf(value, at + 1)) {
      rest = `${rest.slice(0, at)}${' '.repeat(value.length)}${rest.slice(at + value.length)}`;
      small = rest.toLowerCase();
    }
  }
  const words = rest.replaceAll(CALENDAR, ' ').match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
  return words.every((word) => word === word.toUpperCase());
}
