import type { HeaderChanges } from '../../../shared/orders/header-fields.ts';
import type { OrderLineInput } from '../../../shared/orders/line-fields.ts';
import type { BufferLine, OrderBuffer } from '../../../shared/orders/order-assess.ts';
import { isLookedUp } from '../../ui/grid/cell-value.ts';
import { documentLines } from '../../ui/grid/grid-changes.ts';
import type { GridLine } from '../../ui/grid/grid-line.ts';

/** A check gone past, with the reason; `line` is the key of the line. */
export interface Override {
  readonly rule: string;
  readonly line: string | null;
  readonly why: string;
}

/** What is typed besides the lines. */
export interface EntryHead {
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly placedOn: string;
  readonly header: HeaderChanges;
  readonly note: string;
  readonly keepBoth: string | null;
  readonly overrides: readonly Override[];
}

/** What it changes: nothing yet, a draft that has a number, or a confirmed order. */
export type EntryBase =
  | {
      readonly kind: 'new';
      /** Since when a draft is being made of it, milliseconds since the epoch: kept before it is, told by who opens it again. */
      readonly makingSince?: number;
    }
  | { readonly kind: 'draft'; readonly order: string; readonly number: string }
  | {
      readonly kind: 'amendment';
      readonly order: string;
      readonly number: string;
      /** The lines as they stood when the amendment began. */
      readonly before: readonly GridLine[];
    };

/** A typing buffer of an order as it is kept on the workstation. */
export interface EntryBody {
  readonly version: 1;
  readonly base: EntryBase;
  readonly head: EntryHead;
  readonly lines: readonly GridLine[];
  /** Text in an open cell, not taken yet. */
  readonly typing: { readonly line: string; readonly column: string; readonly text: string } | null;
  /** Texts in fields and dialogs, not taken yet, by place. Buffers of before there were any have none. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** What is typed, under the ids its lines have since they were written; `lineOf`: by the keys they were typed under. */
export function underIds(
  { head, lines }: Pick<EntryBody, 'head' | 'lines'>,
  lineOf: ReadonlyMap<string, string>,
): Pick<EntryBody, 'head' | 'lines'> {
  const idOf = (key: string) => lineOf.get(key) ?? key;
  const overrides = head.overrides.map((each) => ({
    ...each,
    line: each.line === null ? null : idOf(each.line),
  }));
  return { head: { ...head, overrides }, lines: lines.map((line) => ({ ...line, key: idOf(line.key) })) };
}

export function emptyHead(today: string): EntryHead {
  return { customer: null, placedOn: today, header: {}, note: '', keepBoth: null, overrides: [] };
}

/** What the workstation is asked about: everything as typed, whether or not an order could be made of it. */
export function bufferOf(base: EntryBase, head: EntryHead, lines: readonly GridLine[]): OrderBuffer {
  return {
    ...(base.kind === 'new' ? {} : { order: base.order }),
    customer: head.customer?.id ?? null,
    placedOn: head.placedOn,
    ...head.header,
    ...(head.note === '' ? {} : { note: head.note }),
    lines: documentLines(lines).map((line) => ({ key: line.key, ...lineInput(line) })),
  };
}

type TypedLine = Omit<BufferLine, 'key'>;

/** The typed values of a line as commands name them; what is not typed is left out. */
export function lineInput({ cells, bad }: GridLine): TypedLine {
  const item = cells.item ?? null;
  const numbers = Object.entries(NUMBERS).flatMap(([column, name]) => {
    const value = cells[column];
    return typeof value === 'number' ? [[name, value] as const] : [];
  });
  const texts = Object.entries(TEXTS).flatMap(([column, name]) => {
    const value = cells[column];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  const typed = bad.item?.text.slice(0, 200);
  return {
    ...(Object.fromEntries([...numbers, ...texts]) as TypedLine),
    ...(isLookedUp(item) ? { item: item.id } : typed ? { typed } : {}),
  };
}

/** Lines a command can take: with an item and a quantity. */
export function writableLines(
  lines: readonly GridLine[],
): readonly (GridLine & { readonly input: OrderLineInput })[] {
  return documentLines(lines).flatMap((line) => {
    const { item, quantity, typed: _, ...rest } = lineInput(line);
    return item === undefined || quantity === undefined
      ? []
      : [{ ...line, input: { item, quantity, ...rest } }];
  });
}

/** Nothing that would be missed. */
export function isNothingTyped({ head, lines, typing, texts = {} }: EntryBody): boolean {
  const empty = head.customer === null && Object.keys(head.header).length === 0 && head.note === '';
  return empty && documentLines(lines).length === 0 && !isHalfTyped({ typing, texts });
}

/** Something stands in a cell, a field or a dialog that is not taken. */
export function isHalfTyped({ typing, texts = {} }: Pick<EntryBody, 'typing' | 'texts'>): boolean {
  return typing !== null || Object.values(texts).some((text) => text !== '');
}

const NUMBERS = { quantity: 'quantity', price: 'unitPrice', discount: 'discountPercent' } as const;
const TEXTS = {
  unit: 'unit',
  promise: 'promisedDate',
  requested: 'requestedDate',
  description: 'description',
  note: 'note',
  rule: 'priceRule',
} as const;
