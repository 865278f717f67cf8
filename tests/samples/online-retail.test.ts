import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { countOnlineRetail, type KindCounts } from '../../scripts/online-retail-counts.ts';
import { formatDecimal, MICROS_PER_ONE } from '../../src/shared/kernel/decimal.ts';
import { openCsv } from '../../src/workstation/importing/csv-source.ts';
import type {
  DocumentRecord,
  ImportRecord,
  WriteOffRecord,
} from '../../src/workstation/importing/import-record.ts';
import { ImportCounter } from '../../src/workstation/importing/import-tally.ts';
import expected from '../../src/workstation/importing/mappings/online-retail.expected.json' with {
  type: 'json',
};
import { readRecords } from '../../src/workstation/importing/record-reader.ts';
import { shippedMapping } from '../../src/workstation/importing/shipped-mappings.ts';
import { fileAt } from '../../src/workstation/importing/source-file.ts';
import { sample } from '../support/sample-data.ts';

const { path, isMissing } = sample(expected.file);
const { counts } = expected;

async function* records(): AsyncGenerator<ImportRecord> {
  const mapping = shippedMapping('online-retail');
  const source = await openCsv(fileAt(path), mapping.source);
  if (!source.ok) throw new Error(JSON.stringify(source.refusal));
  yield* readRecords(source.value, mapping);
}

class Documents {
  documents = 0;
  rows = 0;
  withoutCustomer = 0;
  withTwoTimes = 0;
  priceZeroRows = 0;
  feeRows = 0;
  feesOnly = 0;
  identicalRows = 0;
  #units = 0;
  #value = 0n;

  add(record: DocumentRecord): void {
    const { lines, remarks } = record;
    this.documents += 1;
    this.rows += lines.length;
    if (record.customerKey === null) this.withoutCustomer += 1;
    if (remarks.some(({ code }) => code === 'import.two-times')) this.withTwoTimes += 1;
    const fees = lines.filter((line) => line.isFee).length;
    this.feeRows += fees;
    if (fees === lines.length) this.feesOnly += 1;
    this.identicalRows +=
      lines.length - new Set(lines.map(({ row: _, ...line }) => JSON.stringify(line))).size;
    for (const { quantityMicro, unitPriceMicro } of lines) {
      this.#units += quantityMicro / MICROS_PER_ONE;
      this.#value += BigInt(quantityMicro / MICROS_PER_ONE) * BigInt(unitPriceMicro);
      if (unitPriceMicro === 0) this.priceZeroRows += 1;
    }
  }

  counts(): KindCounts {
    const { documents, rows, withoutCustomer, withTwoTimes, priceZeroRows } = this;
    const value = formatDecimal(Number(this.#value), 6, 3);
    return {
      documents,
      rows,
      withoutCustomer,
      withTwoTimes,
      priceZeroRows,
      units: String(this.#units),
      value,
    };
  }
}

async function importAll() {
  const documents = { order: new Documents(), credit: new Documents(), 'bad-debt': new Documents() };
  const writeOffs: WriteOffRecord[] = [];
  const items = new Map<string, string | null>();
  const seen = new Uint8Array(counts.rows + 2);
  const counter = new ImportCounter();
  let overTwoDecimals = 0;
  for await (const record of records()) {
    counter.add(record);
    if (record.kind === 'stopped' || record.kind === 'refused') continue;
    for (const row of record.rows) seen[row] = (seen[row] ?? 0) + 1;
    if (record.kind === 'item') items.set(record.externalKey, record.description);
    else if (record.kind === 'write-off') writeOffs.push(record);
    else if ('lines' in record && record.kind !== 'draft') {
      documents[record.kind].add(record);
      overTwoDecimals += record.lines.filter((line) => line.unitPriceMicro % 10_000 !== 0).length;
    }
  }
  return { documents, writeOffs, items, seen, overTwoDecimals, tally: counter.tally };
}

describe.skipIf(isMissing)('Online Retail, 541,909 lines (needs ../shared/data/orders)', () => {
  const imported = isMissing ? undefined : importAll();
  const reading = async () => {
    if (imported === undefined) throw new Error('no sample');
    return imported;
  };

  test('holds what is written down, counted without the importer', async () => {
    const lines = createInterface({
      input: createReadStream(path).pipe(createGunzip()),
      crlfDelay: Infinity,
    });
    expect(await countOnlineRetail(lines)).toEqual(counts);
  });

  test('is read to its last row, each row once, none refused', async () => {
    const { tally, seen } = await reading();
    expect(tally).toEqual({
      rowsRead: counts.rows,
      rowsTaken: counts.rows,
      rowsRefused: expected.refusedRows,
      rowsUnused: 0,
      records: expected.records,
      refusals: {},
      isStopped: false,
    });
    expect(seen.slice(0, 2)).toEqual(new Uint8Array(2));
    expect(seen.subarray(2).every((times) => times === 1)).toBe(true);
  });

  test('gives the orders, credits and bad debts that are in it, with every line, unit and penny', async () => {
    const { documents } = await reading();
    expect(documents.order.counts()).toEqual(counts.orders);
    expect(documents.credit.counts()).toEqual(counts.credits);
    expect(documents['bad-debt'].counts()).toEqual(counts.badDebts);
  });

  test('keeps identical lines and tells fees from goods', async () => {
    const { documents } = await reading();
    const { order, credit, 'bad-debt': badDebt } = documents;
    expect(order.feeRows).toBe(counts.fees.inOrders);
    expect(credit.feeRows).toBe(counts.fees.inCredits);
    expect(badDebt.feeRows).toBe(counts.fees.inBadDebts);
    expect([order.feesOnly, credit.feesOnly]).toEqual([
      counts.fees.ordersOfFeesOnly,
      counts.fees.creditsOfFeesOnly,
    ]);
    expect(order.identicalRows + credit.identicalRows).toBe(counts.identicalRows.beyondTheFirstAtAnyTime);
  });

  test('takes stock away where it was written off', async () => {
    const { writeOffs } = await reading();
    expect(writeOffs).toHaveLength(counts.writeOffs.documents);
    const units = writeOffs.reduce((sum, { quantityMicro }) => sum + quantityMicro / MICROS_PER_ONE, 0);
    expect(String(units)).toBe(counts.writeOffs.units);
    expect(writeOffs.filter(({ note }) => note === 'damages')).toHaveLength(45);
  });

  test('keeps apart item numbers that differ only by case, and prices to the last decimal', async () => {
    const { items, overTwoDecimals } = await reading();
    expect(items.size).toBe(counts.items);
    expect(items.get('15056BL')).toBe('EDWARDIAN PARASOL BLACK');
    expect(items.get('15056bl')).toBe('EDWARDIAN PARASOL BLACK');
    expect(new Set([...items.keys()].map((key) => key.toLowerCase())).size).toBe(
      counts.items - counts.itemNumbersByCase.pairs,
    );
    expect(overTwoDecimals).toBe(counts.priceOverTwoDecimalsRows);
  });
});
