import strings from './strings.en.json' with { type: 'json' };

export type MenuText = keyof typeof strings.menu;
export type SaidText = keyof typeof strings.said;

/** The word of a menu or of one of its items. */
export function menuText(name: MenuText): string {
  return strings.menu[name];
}

/** What the desktop says in a dialog or notification, with `{name}` replaced. */
export function saidText(name: SaidText, values: Readonly<Record<string, string | number>> = {}): string {
  return strings.said[name].replace(/\{(\w+)\}/g, (mark, key: string) => String(values[key] ?? mark));
}
