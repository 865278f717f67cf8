import type { ImportKind } from '../sync/import-inspection.ts';

/** What a mapping can fill, per kind of import, and the type of each field. */

export type FieldType = 'text' | 'decimal' | 'percent' | 'integer' | 'datetime' | 'date' | 'flag';

export interface FieldCatalogue {
  readonly fields: Readonly<Record<string, FieldType>>;
  /** Fields every mapping of the kind has a rule for. */
  readonly mapped: readonly string[];
}

const party = {
  key: 'text',
  number: 'text',
  name: 'text',
  contactName: 'text',
  contactTitle: 'text',
  email: 'text',
  phone: 'text',
  fax: 'text',
  website: 'text',
  street: 'text',
  city: 'text',
  region: 'text',
  postalCode: 'text',
  country: 'text',
  countryName: 'text',
  currency: 'text',
  paymentTermsDays: 'integer',
  note: 'text',
} as const;

const customer = { ...party, creditLimit: 'decimal' } as const;

const item = {
  key: 'text',
  number: 'text',
  description: 'text',
  unit: 'text',
  packaging: 'text',
  barcode: 'text',
  group: 'text',
  vendorKey: 'text',
  listPrice: 'decimal',
  unitCost: 'decimal',
  minimumMargin: 'percent',
  onHand: 'decimal',
  reorderPoint: 'decimal',
  isDiscontinued: 'flag',
  isFee: 'flag',
  note: 'text',
} as const;

const price = {
  key: 'text',
  list: 'text',
  itemKey: 'text',
  unit: 'text',
  fromQuantity: 'decimal',
  price: 'decimal',
  currency: 'text',
  validFrom: 'date',
  validUntil: 'date',
} as const;

/** `onHand` is what is there, `quantity` by how much it changed: a mapping has one of them. */
const stock = {
  key: 'text',
  itemKey: 'text',
  place: 'text',
  onHand: 'decimal',
  quantity: 'decimal',
  businessDate: 'date',
  reason: 'text',
  reference: 'text',
  note: 'text',
} as const;

/** One for the whole document; its lines must agree unless the mapping says what to do when they differ. */
const documentHead = {
  key: 'text',
  number: 'text',
  customerKey: 'text',
  customerPo: 'text',
  placedAt: 'datetime',
  requestedFor: 'date',
  shippedAt: 'datetime',
  currency: 'text',
  shipToName: 'text',
  shipToStreet: 'text',
  shipToCity: 'text',
  shipToRegion: 'text',
  shipToPostalCode: 'text',
  shipToCountry: 'text',
  shipToCountryName: 'text',
  freight: 'decimal',
  note: 'text',
} as const;

const documentLine = {
  itemKey: 'text',
  description: 'text',
  unit: 'text',
  quantity: 'decimal',
  unitPrice: 'decimal',
  discountPercent: 'percent',
} as const;

export const headFields: readonly string[] = Object.keys(documentHead);

export const fieldCatalogues: Readonly<Record<ImportKind, FieldCatalogue>> = {
  customers: { fields: customer, mapped: ['key', 'name'] },
  vendors: { fields: party, mapped: ['key', 'name'] },
  items: { fields: item, mapped: ['key', 'description'] },
  prices: { fields: price, mapped: ['itemKey', 'price'] },
  stock: { fields: stock, mapped: ['itemKey'] },
  orders: {
    fields: { ...documentHead, ...documentLine },
    mapped: ['key', 'itemKey', 'quantity'],
  },
};

export type CustomerField = keyof typeof customer;
export type ItemField = keyof typeof item;
export type PriceField = keyof typeof price;
export type StockField = keyof typeof stock;
export type DocumentField = keyof typeof documentHead | keyof typeof documentLine;
