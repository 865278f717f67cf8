import type { Page } from '@playwright/test';

/** Check 8: the page never scrolls sideways, and no text is cut where one cannot scroll to it. */
export async function layoutViolations(page: Page): Promise<string[]> {
  return await page.evaluate(layoutProblems);
}

/** The same with the spacing of WCAG 1.4.12. */
export async function spacedViolations(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const found = await layoutViolations(page);
  await page.evaluate(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  });
  return found.map((problem) => `spaced ${problem}`);
}

/** Runs in the page. */
function layoutProblems(): string[] {
  const problems: string[] = [];
  for (const element of [
    document.documentElement,
    document.body,
    ...document.querySelectorAll('main, main > *'),
  ]) {
    const { overflowX } = getComputedStyle(element);
    const inside = element.scrollWidth - element.clientWidth;
    const scrolls = element === document.documentElement ? overflowX !== 'hidden' : overflowX === 'auto';
    if (inside > 1 && scrolls)
      problems.push(`layout: <${element.tagName.toLowerCase()}> scrolls sideways by ${inside} px`);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (
      !parent ||
      text === '' ||
      !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    )
      continue;
    if (parent.closest('.visually-hidden, script, style, noscript, option')) continue;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width < 1 || box.bottom < 0 || isClippedOnPurpose(parent)) continue;
    if (Number.parseFloat(getComputedStyle(parent).fontSize) < 11)
      problems.push(`layout: “${text}” is smaller than 11 px`);
    const cut = cutBy(parent, box);
    if (cut !== null) problems.push(`layout: “${text.slice(0, 60)}” is cut ${cut}`);
  }
  return [...new Set(problems)];

  function isClippedOnPurpose(element: Element): boolean {
    for (let up: Element | null = element; up; up = up.parentElement) {
      const { clipPath, position, width } = getComputedStyle(up);
      if (clipPath !== 'none' || (position === 'absolute' && width === '1px')) return true;
    }
    return false;
  }

  function cutBy(element: Element, text: DOMRect): string | null {
    let sideways = true;
    let upright = true;
    let fixed = false;
    for (let up: Element | null = element; up && up !== document.documentElement; up = up.parentElement) {
      const style = getComputedStyle(up);
      const box = up.getBoundingClientRect();
      const name = `by <${up.tagName.toLowerCase()} class="${String(up.className).replace(/_[a-z0-9]+_\d+/g, '')}">`;
      if (/auto|scroll/.test(style.overflowX)) sideways = false;
      if (/auto|scroll/.test(style.overflowY)) upright = false;
      const isBody = up === document.body;
      if (/hidden|clip/.test(style.overflowX) && sideways && !isBody) {
        if (style.textOverflow === 'ellipsis') sideways = false;
        else if (text.left < box.left - 1 || text.right > box.right + 1) return `sideways ${name}`;
      }
      if (/hidden|clip/.test(style.overflowY) && upright && !isBody) {
        // A line box is higher than its letters: only what is cut by a quarter of it is cut.
        if (text.top < box.top - text.height / 4 || text.bottom > box.bottom + text.height / 4)
          return `above or below ${name}`;
      }
      if (style.position === 'fixed') {
        fixed = true;
        break;
      }
    }
    const root = document.documentElement;
    if (
      !fixed &&
      getComputedStyle(document.body).overflowY !== 'hidden' &&
      getComputedStyle(root).overflowY !== 'hidden'
    ) {
      upright = upright && root.scrollHeight < text.bottom + scrollY - 1;
    }
    if (sideways && (text.left < -1 || text.right > innerWidth + 1)) return 'at the side of the window';
    if (upright && text.bottom > innerHeight + 1) return 'at the foot of the window';
    return null;
  }
}
