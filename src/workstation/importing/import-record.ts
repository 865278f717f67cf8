import type { MicroPercent, MicroPrice } from '../../shared/kernel/money.ts';
import type { Quantity } from '../../shared/kernel/quantity.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';

/** What `readRecords` makes of a file. Texts are trimmed and never empty: null says that the file has nothing there. */
export type ImportRecord =
  | CustomerRecord
  | VendorRecord
  | ItemRecord
  | PriceRecord
  | StockRecord
  | DraftRecord
  | DocumentRecord
  | WriteOffRecord
  | RefusedRecord
  | StoppedRecord;

/** Local wall time as the file says it, no zone: `2010-12-01T08:26:00`, with a fraction only where the file has one. */
export type WallTime = string;

interface Origin {
  /** The other system's key, unique per kind within `system` of the mapping: what a safe re-run compares. */
  readonly externalKey: string;
  /**
   * Rows of the main file this record accounts for. The rows of all records of a reading are the rows read, each once;
   * a record only derived from lines (a customer known by its orders) accounts for none.
   */
  readonly rows: readonly number[];
  /** The first row the record was made from, also where `rows` is empty. */
  readonly firstRow: number;
}

interface Party extends Origin {
  /** As people write it; the external key where the file has no other. */
  readonly number: string;
  readonly name: string;
  readonly contactName: string | null;
  readonly contactTitle: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly fax: string | null;
  readonly website: string | null;
  readonly street: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2 where the mapping knows the name. */
  readonly country: string | null;
  /** As the file writes it. */
  readonly countryName: string | null;
  readonly currency: string | null;
  readonly note: string | null;
}

export interface CustomerRecord extends Party {
  readonly kind: 'customer';
  readonly paymentTermsDays: number | null;
  /** In millionths of the customer's currency. */
  readonly creditLimitMicro: number | null;
}

export interface VendorRecord extends Party {
  readonly kind: 'vendor';
  readonly paymentTermsDays: number | null;
}

/**
 * A derived item is written again, with the same key, when a later line describes it better: the later record stands.
 * Keys that differ only by case are different items.
 */
export interface ItemRecord extends Origin {
  readonly kind: 'item';
  readonly number: string;
  readonly description: string | null;
  readonly unit: string | null;
  readonly packaging: string | null;
  readonly barcode: string | null;
  readonly group: string | null;
  readonly vendorKey: string | null;
  readonly listPriceMicro: MicroPrice | null;
  /** Per base unit. */
  readonly unitCostMicro: MicroPrice | null;
  /** On top of the cost; never without one. */
  readonly minimumMarginMicro: MicroPercent | null;
  readonly onHandMicro: Quantity | null;
  readonly reorderPointMicro: Quantity | null;
  readonly isDiscontinued: boolean;
  /** Postage, discounts, charges: never in stock. */
  readonly isFee: boolean;
  readonly note: string | null;
}

/** A price on a list; what the file leaves out is null. */
export interface PriceRecord extends Origin {
  readonly kind: 'price';
  /** Name of the list. */
  readonly list: string | null;
  readonly itemKey: string;
  readonly unit: string | null;
  readonly fromQuantityMicro: Quantity | null;
  readonly priceMicro: MicroPrice;
  /** Null: that of the list. */
  readonly currency: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** What is on hand at a place, or by how much it changed. */
export interface StockRecord extends Origin {
  readonly kind: 'stock';
  readonly itemKey: string;
  readonly place: string | null;
  readonly stock: { readonly kind: 'on-hand' | 'change'; readonly quantityMicro: Quantity };
  readonly businessDate: string | null;
  readonly reason: string | null;
  readonly reference: string | null;
  readonly note: string | null;
}

/** `bad-debt` changes what a customer owes and delivers nothing. Signs are those of the file: a credit has −1, not 1. */
export type DocumentKind = 'order' | 'credit' | 'bad-debt';

export interface DocumentRecord extends Origin {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly customerKey: string | null;
  readonly customerPo: string | null;
  readonly placedAt: WallTime;
  /** `YYYY-MM-DD`. */
  readonly requestedFor: string | null;
  readonly shippedAt: WallTime | null;
  readonly currency: string | null;
  readonly shipToName: string | null;
  readonly shipToStreet: string | null;
  readonly shipToCity: string | null;
  readonly shipToRegion: string | null;
  readonly shipToPostalCode: string | null;
  readonly shipToCountry: string | null;
  readonly shipToCountryName: string | null;
  /** Of the whole document, beside its lines. */
  readonly freightMicro: MicroPrice | null;
  readonly note: string | null;
  /** In the order of the file; identical lines are all kept. */
  readonly lines: readonly DocumentLine[];
  /** What was settled while reading, such as `import.two-times`; codes and params like those of refusals. */
  readonly remarks: readonly Refusal[];
}

/** An order that is still to be worked on: it becomes a draft. A line without a price gets that of the rules. */
export interface DraftRecord extends Omit<DocumentRecord, 'kind' | 'placedAt' | 'lines'> {
  readonly kind: 'draft';
  readonly placedAt: WallTime | null;
  readonly lines: readonly DraftLine[];
}

export interface DraftLine extends Omit<DocumentLine, 'unitPriceMicro'> {
  readonly unitPriceMicro: MicroPrice | null;
}

export interface DocumentLine {
  readonly row: number;
  readonly itemKey: string;
  readonly description: string | null;
  /** Null: that of the item. */
  readonly unit: string | null;
  readonly quantityMicro: Quantity;
  readonly unitPriceMicro: MicroPrice;
  readonly discountPercentMicro: MicroPercent | null;
  /** Postage, discounts, charges: not goods. */
  readonly isFee: boolean;
}

/** Stock that went without an order (damaged, lost, counted): a movement. */
export interface WriteOffRecord extends Origin {
  readonly kind: 'write-off';
  readonly number: string;
  readonly itemKey: string;
  /** Negative. */
  readonly quantityMicro: Quantity;
  readonly happenedAt: WallTime;
  /** Why, in the words of the file. */
  readonly note: string | null;
}

/** Rows from which nothing was made. One bad line refuses its whole document: an order that lacks a line is wrong. */
export interface RefusedRecord {
  readonly kind: 'refused';
  /** Name of the file the rows stand in: the main file, or one it was joined with. */
  readonly file: string;
  readonly externalKey: string | null;
  /** Rows of the main file; empty when they stand in a joined file. */
  readonly rows: readonly number[];
  /** The first reason; `failedRows` says it for each row. */
  readonly reason: Refusal;
  readonly failedRows: readonly FailedRow[];
}

export interface FailedRow {
  readonly row: number;
  readonly line: number;
  /** The cells exactly as read. */
  readonly fields: readonly string[];
  /** Header of the column the reason is about. */
  readonly column: string | null;
  readonly reason: Refusal;
}

/** Always the last record: the file, or its rest, cannot be read. Nothing after `row` was read. */
export interface StoppedRecord {
  readonly kind: 'stopped';
  readonly file: string;
  readonly row: number | null;
  readonly line: number | null;
  readonly reason: Refusal;
}
