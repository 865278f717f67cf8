/** What stands of a list while newer rows wait. */
export interface HeldRows<Row> {
  /** In the order in which they stood: with what they say now, without those that are gone. */
  readonly rows: readonly Row[];
  /** Rows that came between them and are not shown. */
  readonly added: number;
  /** False: the rows are simply those that are there now. */
  readonly isHeld: boolean;
}

/**
 * Rows as they stand on the screen, and as they were read anew from the same place on. What changed in a row or went is
 * shown at once; what would push other rows about is not. `fresh` may be longer than what stood: that was not looked at yet.
 */
export function holdRows<Row>(
  shown: readonly Row[],
  fresh: readonly Row[],
  idOf: (row: Row) => string,
): HeldRows<Row> {
  const now = new Map(fresh.map((row) => [idOf(row), row]));
  const ids = shown.map(idOf);
  // The last ones may have been pushed beyond what was read: they are not known to be gone.
  const lastKnown = ids.findLastIndex((id) => now.has(id));
  const stands = shown.filter((row, at) => now.has(idOf(row)) || (lastKnown >= 0 && at > lastKnown));
  const isSame = stands.every((row, at) => fresh[at] === undefined || idOf(fresh[at]) === idOf(row));
  if (isSame) return { rows: fresh, added: 0, isHeld: false };
  const before = new Set(ids);
  const added = fresh.slice(0, shown.length).filter((row) => !before.has(idOf(row))).length;
  return { rows: stands.map((row) => now.get(idOf(row)) ?? row), added, isHeld: true };
}
