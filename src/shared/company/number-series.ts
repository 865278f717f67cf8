/**
 * Kinds of record that are numbered by workstation (`SO-A-001042`), with the prefix each starts with. A company may
 * change a prefix; a kind added by a later version needs no row.
 */
export const startingPrefixes = {
  order: 'SO',
  customer: 'C',
  vendor: 'V',
  shipment: 'SH',
  'purchase-order': 'PO',
  receipt: 'RC',
  return: 'RMA',
  count: 'CT',
} as const;

export type NumberedKind = keyof typeof startingPrefixes;

export const numberedKinds = Object.keys(startingPrefixes) as readonly NumberedKind[];
