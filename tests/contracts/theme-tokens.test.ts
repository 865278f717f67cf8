import { describe, expect, test } from 'vitest';
import { type TokenName, themeTokens } from '../../src/renderer/ui/theme-tokens.ts';

type Scheme = 'light' | 'dark';
type Pair = readonly [text: TokenName, ground: TokenName, least: number];

/** anatomy.md, section 6: text 4.5 on every ground it stands on, controls, rings and bars 3.0. */
const GROUNDS = ['canvas', 'surface', 'sunken', 'hover', 'selected'] as const;
const TEXTS = ['text', 'text-2', 'text-3'] as const;
const pairs: readonly Pair[] = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground): Pair => [text, ground, 4.5])),
  ...(['canvas', 'surface', 'selected', 'hover'] as const).map((ground): Pair => ['accent', ground, 4.5]),
  ...(['canvas', 'surface', 'selected', 'hover', 'sunken'] as const).map(
    (ground): Pair => ['edge', ground, 3],
  ),
  ['on-accent', 'accent', 4.5],
  ['canvas', 'text', 4.5],
  ...(['red', 'amber', 'green'] as const).flatMap((state): Pair[] => [
    [state, `${state}-ground`, 4.5],
    [state, 'canvas', 4.5],
    [state, 'surface', 4.5],
    [state, 'selected', 4.5],
  ]),
];

describe.for(['light', 'dark'] as const)('the tokens in %s', (scheme) => {
  test.for(pairs)('%s on %s has at least %d', ([text, ground, least]) => {
    expect(ratio(text, ground, scheme)).toBeGreaterThanOrEqual(least);
  });
});

test('the ratios are those that the design computed', () => {
  expect(ratio('text', 'canvas', 'light')).toBeCloseTo(16.3, 1);
  expect(ratio('text-3', 'selected', 'dark')).toBeCloseTo(4.9, 1);
  expect(contrast('#8d8b84', '#ffffff')).toBeCloseTo(3.4, 1);
});

function ratio(text: TokenName, ground: TokenName, scheme: Scheme): number {
  return contrast(themeTokens[text][scheme], themeTokens[ground][scheme]);
}

/** WCAG 2: the lighter luminance over the darker. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
