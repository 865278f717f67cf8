/**
 * A number as the eye reads it: upper case, without separators, O as 0, I and L as 1. Two numbers that fold alike are
 * easily taken for one another. Only ASCII is folded, as SQLite does where it indexes numbers so.
 */
export function foldNumber(number: string): string {
  return number
    .replaceAll(/[a-z]/g, (letter) => letter.toUpperCase())
    .replaceAll(/[-_ ./]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

/** Every text that is one slip away from a folded number: a sign too few, too many, another, or two the other way round. */
export function slipsOf(folded: string): readonly string[] {
  const slips = new Set<string>();
  for (let i = 0; i <= folded.length; i++) {
    const [head, tail] = [folded.slice(0, i), folded.slice(i)];
    slips.add(head + tail.slice(1));
    if (tail.length > 1) slips.add(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2));
    for (const sign of SIGNS) {
      slips.add(head + sign + tail);
      if (tail !== '') slips.add(head + sign + tail.slice(1));
    }
  }
  slips.delete(folded);
  slips.delete('');
  return [...slips];
}

/**
 * How many slips (a sign too few, too many, another, two neighbours swapped) lie between two texts; `atMost` + 1 where it
 * is more than that. Optimal string alignment distance: no part is edited twice.
 */
export function slipsBetween(a: string, b: string, atMost: number): number {
  if (Math.abs(a.length - b.length) > atMost) return atMost + 1;
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...row) > atMost) return atMost + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, atMost + 1);
}

/** What folded numbers are written in: O, I and L have become digits. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTUVWXYZ';
