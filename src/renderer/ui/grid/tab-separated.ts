/**
 * Rows and cells of tab-separated text as spreadsheets put it on the clipboard: CRLF, LF or CR end rows, a quoted cell may
 * hold tabs, row ends and doubled quotes. The row end that Excel puts after the last row makes no row.
 */
export function parseTabSeparated(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : undefined;
    const end = quoted?.end ?? plainEnd(text, at);
    row.push(quoted?.cell ?? text.slice(at, end));
    const mark = text[end];
    at = end + (mark === '\r' && text[end + 1] === '\n' ? 2 : 1);
    if (mark === '\t') continue;
    rows.push(row);
    row = [];
    if (mark === undefined || at >= text.length) break;
  }
  return rows;
}

/** The inverse: cells with tabs, row ends or a quote at the start are quoted. */
export function toTabSeparated(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quotedIfNeeded).join('\t')).join('\r\n');
}

/** A quoted cell counts as one only when a tab, row end or the end follows its closing quote. */
function quotedCell(
  text: string,
  start: number,
): { readonly cell: string; readonly end: number } | undefined {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    const next = text[quote + 1];
    if (next === '"') {
      at = quote + 2;
      continue;
    }
    if (next !== undefined && !'\t\r\n'.includes(next)) return undefined;
    return { cell: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
  }
}

function plainEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !'\t\r\n'.includes(text[end] ?? '')) end += 1;
  return end;
}

function quotedIfNeeded(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
