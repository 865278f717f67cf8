/** Attributes that say of a figure, exactly, what is shown rounded or in words: the check of truth compares them. */
export interface FigureMark {
  readonly 'data-figure': string;
  readonly 'data-value': string;
}

/** Marks the count of a link or chip: the list or queue it opens has as many rows. */
export function countMark(count: number): FigureMark {
  return figureMark('rows', count);
}

/** Marks a figure by its name (`credit.left`): the rows it opens are marked as parts of it and add up to `value`. */
export function figureMark(name: string, value: number): FigureMark {
  return { 'data-figure': name, 'data-value': String(value) };
}

/** What a row gives to the figures of a page, by their names, in their unit. */
export type FigureParts = Readonly<Record<string, number>>;

export function partMark(parts: FigureParts | undefined): { readonly 'data-parts'?: string } {
  return parts === undefined ? {} : { 'data-parts': JSON.stringify(parts) };
}
