export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** How a column writes its numbers. */
export interface NumberStyle {
  readonly decimalMark: '.' | ',';
  readonly groupMark: string | null;
}

/** Whether the day or the month comes first, where a format has both as numbers. */
export type DayOrder = 'day-first' | 'month-first' | 'year-first';

export type ColumnType = 'empty' | 'text' | 'integer' | 'decimal' | 'percent' | 'date' | 'datetime' | 'flag';

/** What may be meant two ways, with a cell that shows it; a person decides. */
export type Ambiguity =
  | { readonly kind: 'decimal-mark'; readonly example: string; readonly choices: readonly NumberStyle[] }
  | {
      readonly kind: 'day-order';
      readonly example: string;
      readonly choices: readonly { readonly order: DayOrder; readonly formats: readonly string[] }[];
    }
  | {
      readonly kind: 'percent';
      readonly example: string;
      readonly choices: readonly { readonly written: 'fraction' | 'percent' }[];
    };

/** Cells that say the same. */
export interface ColumnWord {
  readonly word: string;
  readonly count: number;
}

/** What stands in one column of a file, judged by all its cells. */
export interface ColumnProfile {
  readonly header: string;
  readonly type: ColumnType;
  /** Cells that are not empty. */
  readonly filled: number;
  readonly samples: readonly string[];
  /** How many different cells there are; a file beyond measure stops the counting. */
  readonly distinct: number;
  /** The most frequent of them, as they stand but for outer spaces. */
  readonly words: readonly ColumnWord[];
  /** For numbers; the likelier one where `ambiguity` says that there are two. */
  readonly numberStyle: NumberStyle | null;
  /** For dates; those that occur. */
  readonly dateFormats: readonly string[] | null;
  readonly flags: { readonly yes: readonly string[]; readonly no: readonly string[] } | null;
  readonly ambiguity: Ambiguity | null;
}

export type ImportKind = 'customers' | 'vendors' | 'items' | 'prices' | 'stock' | 'orders';

/** What a mapping says of one field; which keys there are, docs/import-mappings.md tells. */
export interface MappingRule {
  /** Header, or the position from 1. */
  readonly column?: string | number;
  /** The name of the joined file the column stands in. */
  readonly from?: string | undefined;
  readonly [key: string]: unknown;
}

/** A file joined to the main one, as a mapping says it. */
export interface MappingLookup {
  readonly file: string;
  readonly match: { readonly column: string | number; readonly to: string | number };
  /** How it is read, where that is not as the main file is. */
  readonly source?: Readonly<Record<string, unknown>> | undefined;
  readonly missing?: 'refuse' | 'empty';
  readonly unused?: 'refuse' | 'ignore';
}

/** A mapping in the format of mapping files, as far as screens change it; judged where it is used. */
export interface MappingFile {
  readonly kind: ImportKind;
  readonly system: string;
  readonly fields: Readonly<Record<string, MappingRule>>;
  readonly source?: Readonly<Record<string, unknown>>;
  readonly lookups?: Readonly<Record<string, MappingLookup>>;
  readonly kinds?: readonly { readonly kind: string; readonly when: readonly unknown[] }[];
  readonly [key: string]: unknown;
}

/** How a file could be read as one kind of records. */
export interface MappingSuggestion {
  readonly kind: ImportKind;
  /** Higher is likelier; to compare the suggestions for one file. */
  readonly score: number;
  /** To be changed by a person; complete where `missing` is empty. */
  readonly mapping: MappingFile;
  /** Fields that need a column before the file can be read so. */
  readonly missing: readonly string[];
  /** What the mapping assumes and only a person knows. */
  readonly questions: readonly { readonly field: string; readonly ambiguity: Ambiguity }[];
}

/** What a person has decided already; what is left out is found out. */
export interface InspectionChoices {
  readonly sheet?: string | undefined;
  readonly headerRow?: number | undefined;
  readonly delimiter?: string | undefined;
  readonly encoding?: Encoding | undefined;
}

/** What a file holds, and how it could be read. */
export interface FileInspection {
  readonly file: string;
  readonly format: 'text' | 'workbook';
  /** Null for workbooks. `evidence`: why it is taken for this one. */
  readonly encoding: {
    readonly name: Encoding;
    readonly evidence: 'chosen' | 'byte-order-mark' | 'bytes' | 'not-utf-8';
  } | null;
  readonly delimiter: string | null;
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[];
  readonly sheet: string | null;
  /** From 1; 0 where the file has none. */
  readonly headerRow: number;
  readonly header: readonly string[];
  readonly signature: string;
  /** A file of failed rows that Daybook wrote. */
  readonly isFailedRows: boolean;
  /** The first rows of the file, titles and header included. */
  readonly rows: readonly { readonly row: number; readonly fields: readonly string[] }[];
  /** Rows below the header that are not blank. */
  readonly rowCount: number;
  readonly columns: readonly ColumnProfile[];
  /** A way to read it per kind of records, the likeliest first. */
  readonly suggestions: readonly MappingSuggestion[];
}

/** How a file was read the last time, for each kind of record. */
export interface Remembered {
  readonly kind: ImportKind;
  /** Null where this version cannot use it. */
  readonly mapping: MappingFile | null;
}

/** What the import pages are told of a file. */
export interface InspectedFile extends FileInspection {
  readonly remembered: readonly Remembered[];
}
