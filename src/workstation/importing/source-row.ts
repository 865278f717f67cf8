/** One row of a table in a file. */
export interface SourceRow {
  /** Counted as a spreadsheet counts: the first row is 1; titles, header and blank rows count. */
  readonly row: number;
  /** Line on which the row begins, as an editor counts: more than `row` once a quoted cell had a line break in it. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Nothing but empty cells: what a spreadsheet leaves behind below its table. */
export function isBlank(fields: readonly string[]): boolean {
  for (const field of fields) if (field !== '') return false;
  return true;
}
