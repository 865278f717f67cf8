/**
 * Counts what the Online Retail file holds, without any code of the importer: it is what the importer is checked by.
 * Decimals are compared as text and added as integers.
 */

export interface OnlineRetailCounts {
  readonly rows: number;
  readonly invoices: number;
  readonly customers: number;
  readonly items: number;
  readonly countries: number;
  readonly orders: KindCounts;
  readonly credits: KindCounts;
  readonly badDebts: KindCounts;
  readonly writeOffs: KindCounts;
  readonly fees: {
    readonly rows: number;
    readonly inOrders: number;
    readonly inCredits: number;
    readonly inBadDebts: number;
    readonly ordersOfFeesOnly: number;
    readonly creditsOfFeesOnly: number;
    readonly byItem: Readonly<Record<string, number>>;
  };
  readonly giftVoucherRows: number;
  readonly priceZeroRows: number;
  readonly priceNegativeRows: number;
  readonly priceOverTwoDecimalsRows: number;
  readonly quantityZeroRows: number;
  readonly identicalRows: {
    readonly groups: number;
    readonly rows: number;
    readonly beyondTheFirst: number;
    /** The same, where two lines of one invoice may differ in the minute alone. */
    readonly beyondTheFirstAtAnyTime: number;
    readonly largestGroup: number;
    readonly invoices: number;
  };
  readonly itemNumbersByCase: { readonly pairs: number; readonly numbers: number };
  readonly itemsWithSeveralDescriptions: number;
  readonly rowsWithoutDescription: number;
  readonly customersInSeveralCountries: number;
  readonly scatteredInvoices: { readonly invoices: number; readonly widestGap: number };
  readonly ordersFreeAndWithoutCustomer: number;
}

export interface KindCounts {
  readonly documents: number;
  readonly rows: number;
  readonly withoutCustomer: number;
  readonly withTwoTimes: number;
  readonly priceZeroRows: number;
  /** Sum of the quantities. */
  readonly units: string;
  /** Sum of quantity × price in pounds. */
  readonly value: string;
}

type Kind = 'orders' | 'credits' | 'badDebts' | 'writeOffs';

interface Invoice {
  readonly kind: Kind;
  readonly customer: string;
  readonly times: Set<string>;
  readonly rows: Map<string, number>;
  readonly rowsAtAnyTime: Set<string>;
  isFeesOnly: boolean;
  isFree: boolean;
  lastRow: number;
}

const FEES = new Set(['POST', 'DOT', 'C2', 'M', 'm', 'D', 'S', 'BANK CHARGES', 'AMAZONFEE', 'CRUK', 'B']);
const NO_MONEY = /^-?0*(\.0*)?$/;

/** `lines`: of the unpacked file, the header first, without line breaks. */
export async function countOnlineRetail(lines: AsyncIterable<string>): Promise<OnlineRetailCounts> {
  const invoices = new Map<string, Invoice>();
  const countriesOf = new Map<string, Set<string>>();
  const descriptionsOf = new Map<string, Set<string>>();
  const countries = new Set<string>();
  const feesByItem = new Map<string, number>();
  const feesOf = { orders: 0, credits: 0, badDebts: 0, writeOffs: 0 };
  const kinds = {
    orders: new KindSum(),
    credits: new KindSum(),
    badDebts: new KindSum(),
    writeOffs: new KindSum(),
  };
  const row = { number: 0, vouchers: 0, zero: 0, negative: 0, decimals: 0, none: 0, bare: 0 };
  const scattered = new Set<string>();
  let widestGap = 0;
  for await (const line of lines) {
    row.number += 1;
    if (row.number === 1) continue;
    const [number, item, description, quantity, time, price, customer, country] = cellsOf(line, row.number);
    const kind = kindOf(number, quantity);
    const invoice = invoices.get(number) ?? newInvoice(kind, customer, row.number);
    invoices.set(number, invoice);
    if (row.number - invoice.lastRow > 1) {
      scattered.add(number);
      widestGap = Math.max(widestGap, row.number - invoice.lastRow - 1);
    }
    invoice.lastRow = row.number;
    invoice.times.add(time);
    invoice.rowsAtAnyTime.add(line.replace(time, ''));
    invoice.rows.set(line, (invoice.rows.get(line) ?? 0) + 1);
    const isFee = FEES.has(item);
    const isFree = NO_MONEY.test(price);
    invoice.isFeesOnly &&= isFee;
    invoice.isFree &&= isFree;
    kinds[kind].add(quantity, price, isFree);
    if (isFee) feesByItem.set(item, (feesByItem.get(item) ?? 0) + 1);
    if (isFee) feesOf[kind] += 1;
    if (item.startsWith('gift_')) row.vouchers += 1;
    if (isFree) row.zero += 1;
    if (price.startsWith('-')) row.negative += 1;
    if (/\.\d\d\d*[1-9]/.test(price)) row.decimals += 1;
    if (Number(quantity) === 0) row.none += 1;
    if (description.trim() === '') row.bare += 1;
    else gather(descriptionsOf, item, description.trim());
    if (!descriptionsOf.has(item)) descriptionsOf.set(item, new Set());
    if (customer !== '') gather(countriesOf, customer, country);
    countries.add(country);
  }
  const all = [...invoices.values()];
  const feesOnly = (kind: Kind) =>
    all.filter((invoice) => invoice.kind === kind && invoice.isFeesOnly).length;
  const ofKind = (kind: Kind) => kinds[kind].counts(all.filter((invoice) => invoice.kind === kind));
  return {
    rows: row.number - 1,
    invoices: invoices.size,
    customers: countriesOf.size,
    items: descriptionsOf.size,
    countries: countries.size,
    orders: ofKind('orders'),
    credits: ofKind('credits'),
    badDebts: ofKind('badDebts'),
    writeOffs: ofKind('writeOffs'),
    fees: {
      rows: feesOf.orders + feesOf.credits + feesOf.badDebts + feesOf.writeOffs,
      inOrders: feesOf.orders,
      inCredits: feesOf.credits,
      inBadDebts: feesOf.badDebts,
      ordersOfFeesOnly: feesOnly('orders'),
      creditsOfFeesOnly: feesOnly('credits'),
      byItem: Object.fromEntries([...feesByItem].toSorted(([, a], [, b]) => b - a)),
    },
    giftVoucherRows: row.vouchers,
    priceZeroRows: row.zero,
    priceNegativeRows: row.negative,
    priceOverTwoDecimalsRows: row.decimals,
    quantityZeroRows: row.none,
    identicalRows: identicalIn(all),
    itemNumbersByCase: sameButForCase([...descriptionsOf.keys()]),
    itemsWithSeveralDescriptions: severalIn(descriptionsOf),
    rowsWithoutDescription: row.bare,
    customersInSeveralCountries: severalIn(countriesOf),
    scatteredInvoices: { invoices: scattered.size, widestGap },
    ordersFreeAndWithoutCustomer: all.filter((it) => it.kind === 'orders' && it.isFree && it.customer === '')
      .length,
  };
}

class KindSum {
  #rows = 0;
  #zero = 0;
  #units = 0n;
  #value = 0n;

  add(quantity: string, price: string, isFree: boolean): void {
    this.#rows += 1;
    if (isFree) this.#zero += 1;
    this.#units += BigInt(quantity);
    this.#value += BigInt(quantity) * thousandths(price);
  }

  counts(invoices: readonly Invoice[]): KindCounts {
    return {
      documents: invoices.length,
      rows: this.#rows,
      withoutCustomer: invoices.filter((invoice) => invoice.customer === '').length,
      withTwoTimes: invoices.filter((invoice) => invoice.times.size > 1).length,
      priceZeroRows: this.#zero,
      units: String(this.#units),
      value: inPounds(this.#value),
    };
  }
}

type Cells = [string, string, string, string, string, string, string, string];

/** No cell of this file has a line break in it, so a line is a row. */
function cellsOf(line: string, row: number): Cells {
  const cells = line.includes('"') ? quotedCells(line) : line.split(',');
  const [a, b, c, d, e, f, g, h] = cells;
  if (cells.length !== 8 || a === undefined || b === undefined || c === undefined || d === undefined) {
    throw new Error(`row ${row} has ${cells.length} cells`);
  }
  return [a, b, c, d, e ?? '', f ?? '', g ?? '', h ?? ''];
}

function quotedCells(line: string): readonly string[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}

function kindOf(invoice: string, quantity: string): Kind {
  if (invoice.startsWith('C')) return 'credits';
  if (invoice.startsWith('A')) return 'badDebts';
  return quantity.startsWith('-') ? 'writeOffs' : 'orders';
}

function newInvoice(kind: Kind, customer: string, row: number): Invoice {
  return {
    kind,
    customer,
    times: new Set(),
    rows: new Map(),
    rowsAtAnyTime: new Set(),
    isFeesOnly: true,
    isFree: true,
    lastRow: row,
  };
}

function gather(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

function severalIn(sets: ReadonlyMap<string, ReadonlySet<string>>): number {
  return [...sets.values()].filter((set) => set.size > 1).length;
}

function identicalIn(invoices: readonly Invoice[]): OnlineRetailCounts['identicalRows'] {
  const groups = invoices.flatMap((invoice) => [...invoice.rows.values()].filter((times) => times > 1));
  const rows = groups.reduce((sum, times) => sum + times, 0);
  const all = invoices
    .flatMap((invoice) => [...invoice.rows.values()])
    .reduce((sum, times) => sum + times, 0);
  return {
    groups: groups.length,
    rows,
    beyondTheFirst: rows - groups.length,
    beyondTheFirstAtAnyTime: all - invoices.reduce((sum, invoice) => sum + invoice.rowsAtAnyTime.size, 0),
    largestGroup: Math.max(0, ...groups),
    invoices: invoices.filter((invoice) => [...invoice.rows.values()].some((times) => times > 1)).length,
  };
}

function sameButForCase(numbers: readonly string[]): OnlineRetailCounts['itemNumbersByCase'] {
  const spellings = new Map<string, Set<string>>();
  for (const number of numbers) gather(spellings, number.toLowerCase(), number);
  const several = [...spellings.values()].filter((set) => set.size > 1);
  return { pairs: several.length, numbers: several.reduce((sum, set) => sum + set.size, 0) };
}

function thousandths(price: string): bigint {
  const [whole = '', fraction = ''] = price.split('.');
  if (fraction.length > 3) throw new Error(`${price} has more than three decimals`);
  return BigInt(whole + fraction.padEnd(3, '0'));
}

function inPounds(thousandths: bigint): string {
  const digits = String(thousandths < 0n ? -thousandths : thousandths).padStart(4, '0');
  return `${thousandths < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
}
