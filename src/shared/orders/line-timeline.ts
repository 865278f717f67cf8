/** One sentence: a code of the section `timeline` of the strings, and what stands in its places. */
export interface Said {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | null>>;
}

type Value = string | number | null;
type Values = Readonly<Record<string, { readonly before: Value; readonly after: Value }>>;

/** What one row of a record became; of an insert every `before` is null, of a delete every `after`. */
export interface Changes {
  readonly table: string;
  readonly record: string;
  readonly op: 'insert' | 'update' | 'delete';
  readonly values: Values;
}

export function said(name: string, params: Said['params'] = {}): Said {
  return { code: `orders.${name}`, params };
}

/** The text a column came to have; null where it has none. */
export function text(values: Values, column: string): string | null {
  const value = values[column]?.after ?? null;
  return typeof value === 'string' ? value : null;
}

/** The number a column came to have; nothing is none. */
export function whole(values: Values, column: string): number {
  const value = values[column]?.after ?? null;
  return typeof value === 'number' ? value : 0;
}

/**
 * From what to what a column changed: `orders.NAME`, or `orders.NAME-set` and `orders.NAME-taken-back` where there was
 * nothing before or is nothing now. `kind` ends the names of the params: `fromDate`, `toDate`.
 */
export function changed(
  values: Values,
  column: string,
  name: string,
  kind = '',
  params: Said['params'] = {},
): readonly Said[] {
  const change = values[column];
  if (!change) return [];
  const { before, after } = change;
  if (after === null) return [said(`${name}-taken-back`, { ...params, [`from${kind}`]: before })];
  if (before === null) return [said(`${name}-set`, { ...params, [`to${kind}`]: after })];
  return [said(name, { ...params, [`from${kind}`]: before, [`to${kind}`]: after })];
}

/** What happened to lines, their stock and what left. A new order is one sentence, not one per line. */
export function lineSentences(
  command: string,
  { table, op, record, values }: Changes,
  position: (line: string) => number,
): readonly Said[] {
  const named = values.line?.after ?? values.line?.before;
  const line = position(table === 'orderLines' ? record : String(named ?? ''));
  const quantity = whole(values, 'quantity');
  switch (`${table} ${op}`) {
    case 'orderLines insert':
      return command === 'order.create' || command === 'order.copy'
        ? []
        : [said('line-added', { line, quantity })];
    case 'orderLines delete':
      return [said('line-removed', { line })];
    case 'orderLines update':
      return lineChanges(values, line);
    case 'movements insert': {
      if (named === undefined || named === null) return [];
      return [said(text(values, 'reason') === 'shipped' ? 'shipped' : 'taken-back', { line, quantity })];
    }
    case 'allocations insert':
      return [said('allocated', { line, quantity })];
    case 'allocations delete':
      if (command === 'order.ship-lines') return [];
      return [said('given-back', { line, quantity: Number(values.quantity?.before ?? 0) })];
    case 'backorders insert':
      return [said('backordered', { line, quantity })];
    case 'backorders delete':
      return command === 'order.ship-lines' ? [] : [said('backorder-ended', { line })];
    default:
      return [];
  }
}

function lineChanges(values: Values, line: number): readonly Said[] {
  const status = text(values, 'status');
  return [
    ...changed(values, 'quantity', 'line-quantity', 'Quantity', { line }),
    ...changed(values, 'unitPrice', 'line-price', 'Price', { line }),
    ...changed(values, 'discountPercent', 'line-discount', 'Percent', { line }),
    ...changed(values, 'requestedDate', 'line-requested', 'Date', { line }),
    ...changed(values, 'promisedDate', 'line-promised', 'Date', { line }),
    ...('item' in values ? [said('line-item', { line })] : []),
    ...(status === 'complete' ? [said('line-complete', { line })] : []),
    ...(status === 'open' ? [said('line-open-again', { line })] : []),
  ];
}
