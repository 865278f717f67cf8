import type { BusinessDate } from '../kernel/calendar.ts';
import type { MicroPercent, MicroPrice, MinorUnits } from '../kernel/money.ts';
import type { Quantity } from '../kernel/quantity.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { OrderCheck } from './order-check.ts';
import type { OrderFacts } from './order-moves.ts';

/** What a confirmation looks at besides (domain.md, section 1: what each trouble of an order does). */
export interface ConfirmFacts extends OrderFacts {
  readonly today: BusinessDate;
  readonly customerActive: boolean;
  readonly hasShipTo: boolean;
  readonly shipComplete: boolean;
  readonly requestedDate: BusinessDate | null;
  readonly cancelBy: BusinessDate | null;
  readonly currency: string;
  /** It is in another currency than the company's, and nobody has said at what rate. */
  readonly rateMissing: boolean;
  /** What the customer's paper says, and what ours says. */
  readonly poTotal: MinorUnits | null;
  readonly total: MinorUnits;
  readonly lines: readonly ConfirmLine[];
  /** Lines that are complete or short-closed: nothing is promised of them any more. */
  readonly linesDone: number;
  readonly mayOverridePrice: boolean;
  /** The customer's other orders with the same customer PO. */
  readonly repeatedPo: readonly { readonly order: string; readonly number: string }[];
  readonly keepBoth: boolean;
  /** What puts the order on a credit hold. */
  readonly credit: 'over' | 'overdue' | 'unknown' | null;
  /** On the whole document, in millionths of a percent. */
  readonly documentDiscount: MicroPercent | null;
  /** What other rules say of the document (taxes, the customer's own rules). */
  readonly found: readonly OrderCheck[];
  readonly isOverridden: (check: {
    readonly rule: string;
    readonly line: string | null;
    readonly params: Refusal['params'];
    readonly permission: string;
  }) => boolean;
}

export interface ConfirmLine {
  /** The line's id, or the key the screen gave. */
  readonly key: string;
  readonly position: number;
  readonly item: string;
  readonly unit: string;
  /** Of the line's unit, in millionths; the price per one of it. */
  readonly quantity: Quantity;
  readonly unitPrice: MicroPrice;
  readonly discountPercent: MicroPercent | null;
  /** Why a price off the list stands, as typed by the person who confirms. */
  readonly priceReason: string | null;
  /** Troubles met while the line was read (an item not known, no price): nothing else of it is looked at. */
  readonly unread: readonly OrderCheck[];
  /** What other rules say of the line (its taxes, the customer's own rules). */
  readonly found: readonly OrderCheck[];
  readonly itemPlanned: boolean;
  readonly endOfLife: EndOfLife | null;
  /** The price by rule, and how far the rate is below it, in millionths of a percent. */
  readonly listPrice: MicroPrice | null;
  readonly given: MicroPercent;
  /** More is given than the person may, and no approval covers it. */
  readonly offList: boolean;
  readonly ceiling: MicroPercent;
  /** The lowest rate per line unit; null where there is none or it is kept. */
  readonly belowFloor: MicroPrice | null;
  readonly requestedDate: BusinessDate | null;
  readonly promisedDate: BusinessDate | null;
  readonly cancelBy: BusinessDate | null;
  readonly supply: LineSupply;
}

/** Of an item that ends more is wanted than is left to sell. */
export interface EndOfLife {
  /** What this line may still take, in millionths of its unit. */
  readonly left: Quantity;
  readonly successor: { readonly item: string; readonly number: string } | null;
}

/** What is there for a line: base units, but for `nowInUnit`. */
export interface LineSupply {
  readonly wanted: Quantity;
  /** Wanted and not there now. */
  readonly short: Quantity;
  /** What is there now, in millionths of the line's unit, rounded down to whole ones where it is counted. */
  readonly nowInUnit: Quantity;
  /** The first day on which all of it is there; null: nobody can say. */
  readonly completeOn: BusinessDate | null;
  /** What the rest rests on: the number of a purchase order. */
  readonly reference: string | null;
}
