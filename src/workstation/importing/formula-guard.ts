/**
 * Cells that a spreadsheet would run as a formula are written with an apostrophe before them, and lose exactly that
 * apostrophe when Daybook reads its own file again: `unguarded(guarded(cell)) = cell` for every text.
 * OWASP, "CSV Injection"; ASVS 5.0, 1.2.10. Plain numbers such as -12.5 stay numbers.
 */
export function guarded(cell: string): string {
  return isDangerous(cell) ? `'${cell}` : cell;
}

export function unguarded(cell: string): string {
  return cell.startsWith("'") && isDangerous(cell.slice(1)) ? cell.slice(1) : cell;
}

// Apostrophes may stand before either, or the one that `guarded` adds could not be told from one already there.
const BREAKS_OUT = /^'*[\t\r\n\0]/;
const BECOMES_FORMULA = /^['"\s\uFEFF]*[=+\-@＝＋－＠]/;
const PLAIN_NUMBER = /^[-+]?\d[\d.,]*$/;

function isDangerous(cell: string): boolean {
  return (BECOMES_FORMULA.test(cell) && !PLAIN_NUMBER.test(cell)) || BREAKS_OUT.test(cell);
}
