import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { MergedArea, SheetRow } from './sheet-cells.ts';

/** What a workbook's thread is started with. `sheet`: of which to read the rows; null for none but the list. */
export interface WorkbookJob {
  readonly archive: Uint8Array;
  readonly sheet: string | null;
  /** Also tell which cells are merged, before the rows. */
  readonly withMerged: boolean;
}

export interface SheetInfo {
  readonly name: string;
  readonly isHidden: boolean;
}

/** What the thread says; it goes on after each `rows` only when it is asked to. */
export type WorkbookMessage =
  | { readonly kind: 'sheets'; readonly sheets: readonly SheetInfo[] }
  | { readonly kind: 'merged'; readonly merged: readonly MergedArea[] }
  | { readonly kind: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'end' };
