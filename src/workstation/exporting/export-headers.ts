const party = [
  ...['Number', 'Name', 'Contact', 'Contact title', 'Email', 'Phone', 'Fax', 'Website'],
  ...[
    'Street',
    'City',
    'Region',
    'Postal code',
    'Country',
    'Currency',
    'Payment terms (days)',
    'Note',
    'State',
  ],
] as const;

/** The columns of the files that Daybook writes, by kind; never translated: by them it knows its own files again. */
export const exportHeaders = {
  customers: party,
  vendors: party,
  items: ['Number', 'Description', 'Unit', 'Barcode', 'Group', 'Discontinued', 'Fee', 'Note', 'Lifecycle'],
  costs: ['Number', 'Description', 'Unit', 'Fee', 'Cost', 'Minimum margin'],
  prices: [
    ...['Price list', 'Kind', 'Contract', 'Currency', 'Item', 'Description', 'Unit', 'From quantity'],
    ...['Price', 'From', 'Until'],
  ],
  stock: ['Item', 'Description', 'Place', 'Unit', 'On hand', 'Allocated', 'Available'],
  orders: [
    ...['Order', 'Kind', 'Status', 'Customer', 'Customer name', 'Customer PO', 'Placed', 'Requested for'],
    ...['Shipped', 'Currency', 'Ship to', 'Freight', 'Note'],
    ...[
      'Line',
      'Item',
      'Description',
      'Quantity',
      'Unit',
      'Unit price',
      'Discount %',
      'Amount',
      'Line status',
    ],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Whether a file with this header is one that Daybook wrote: its cells may have an apostrophe before them. */
export function isExportHeader(header: readonly string[]): boolean {
  const columns = header.join('\n');
  return Object.values(exportHeaders).some((own) => own.join('\n') === columns);
}
