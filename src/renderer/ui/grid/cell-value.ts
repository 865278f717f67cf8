/** A record somebody looked up: its id, and the number that stands in the cell. */
export interface LookedUp {
  readonly id: string;
  readonly text: string;
}

/**
 * What a cell holds, by the kind of its column: text and unit a string; quantity, price and percent millionths; amount
 * minor units; date `YYYY-MM-DD`; tick a boolean; look-up a record. Null is empty.
 */
export type CellValue = string | number | boolean | LookedUp | null;

export function isSameValue(a: CellValue, b: CellValue): boolean {
  if (a === b) return true;
  return isLookedUp(a) && isLookedUp(b) && a.id === b.id && a.text === b.text;
}

export function isLookedUp(value: CellValue): value is LookedUp {
  return typeof value === 'object' && value !== null;
}

export function isBlank(value: CellValue): boolean {
  return value === null || value === '' || value === false;
}
