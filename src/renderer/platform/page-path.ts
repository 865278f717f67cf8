/** Places whose records have a page of their own. */
export type RecordPlace = 'orders' | 'customers' | 'vendors' | 'items' | 'prices' | 'tax';

/**
 * The address of a record's page: `/orders/01kx…`, or with `part` of a page under it. Ids of imported records carry the
 * key the outside world gave them, and that may hold any sign.
 */
export function pagePath(place: RecordPlace, id: string, part?: string): string {
  return `/${place}/${encodeURIComponent(id)}${part === undefined ? '' : `/${part}`}`;
}
