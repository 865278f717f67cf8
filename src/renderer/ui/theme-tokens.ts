/** Colours by name, light and dark (anatomy.md, section 6); a test computes their contrast. */
export interface TokenPair {
  readonly light: string;
  readonly dark: string;
}

export const themeTokens = {
  canvas: { light: '#fbfbfa', dark: '#161615' },
  surface: { light: '#ffffff', dark: '#1d1d1c' },
  sunken: { light: '#efeeea', dark: '#282826' },
  hover: { light: '#f4f4f1', dark: '#232321' },
  selected: { light: '#eaf1fd', dark: '#20304a' },
  text: { light: '#1d1d1b', dark: '#ecebe7' },
  'text-2': { light: '#52514c', dark: '#b4b2aa' },
  'text-3': { light: '#6b6963', dark: '#a09e96' },
  line: { light: '#e6e5e1', dark: '#31312e' },
  edge: { light: '#85837c', dark: '#8a8880' },
  accent: { light: '#0f5fd6', dark: '#6fa8ff' },
  'on-accent': { light: '#ffffff', dark: '#1d1d1b' },
  red: { light: '#b3261e', dark: '#f7857c' },
  'red-ground': { light: '#fbe6e4', dark: '#3c1c1a' },
  amber: { light: '#855600', dark: '#dfb057' },
  'amber-ground': { light: '#fcf0d7', dark: '#35290f' },
  green: { light: '#19714a', dark: '#66c596' },
  'green-ground': { light: '#e3f3ea', dark: '#173226' },
} as const satisfies Readonly<Record<string, TokenPair>>;

export type TokenName = keyof typeof themeTokens;

const PALETTES = {
  accent: 'e8f0fd cadefe acccfe 8dbafe 6fa8ff 3f84ea 0f5fd6 144da2 193b6e 1d2b42',
  red: 'fbe6e4 faceca f9b6b0 f89d96 f7857c d5564d b3261e 89221d 601f1b 3c1c1a',
  amber: 'fcf0d7 f5e0b7 eed097 e6c077 dfb057 b2832c 855600 694605 4d360a 35290f',
  green: 'e3f3ea c4e8d5 a4dcc0 85d0ab 66c596 409b70 19714a 185b3d 184531 173226',
} as const;

/** Ten shades for the component kit. */
export function paletteOf(name: keyof typeof PALETTES): readonly string[] {
  return PALETTES[name].split(' ').map((hex) => `#${hex}`);
}
