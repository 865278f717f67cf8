/** How a paper reached somebody outside. */
export const sendingWays = ['mail', 'print', 'fax', 'portal', 'hand'] as const;
export type SendingWay = (typeof sendingWays)[number];

/** Printing is not yet sending: a pick list is printed for ourselves. */
export function reachesCustomer(way: SendingWay): boolean {
  return way !== 'print';
}
