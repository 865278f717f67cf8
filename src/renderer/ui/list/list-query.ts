/** Parts of an address that are no filter: where one stands in it, and what a test asks for. */
const APART = new Set(['row', 'saved', 'inspect', 'locale', 'token']);

export type SearchParts = Readonly<Record<string, unknown>>;

/** How a list stands as one line, the same for the same list: what a saved view keeps. */
export function queryOf(parts: SearchParts): string {
  return Object.entries(parts)
    .filter(([name, value]) => !APART.has(name) && value !== undefined && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .toSorted()
    .join('&');
}

/** The parts of the address that a saved view keeps. */
export function partsOf(query: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(query));
}
