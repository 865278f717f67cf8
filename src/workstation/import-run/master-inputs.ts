import type { z } from 'zod';
import { itemImportRecord } from '../../shared/items/item-import.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { excerptOf } from '../../shared/kernel/text-excerpt.ts';
import { customerImportRecord, vendorImportRecord } from '../../shared/parties/party-import.ts';
import type { CustomerRecord, ItemRecord, VendorRecord } from '../importing/import-record.ts';

/** Records that stand for themselves: customers, vendors, items. */
export type MasterRecord = CustomerRecord | VendorRecord | ItemRecord;
export type MasterKind = MasterRecord['kind'];

/** In the order in which they build on each other. */
export const masterKinds: readonly MasterKind[] = ['vendor', 'customer', 'item'];

export const masterCommands = {
  customer: 'customer.import',
  vendor: 'vendor.import',
  item: 'item.import',
} as const satisfies Record<MasterKind, string>;

/**
 * The record as its import command takes it. Checked here one by one, because the command takes a batch whole or not at
 * all. Refusal: `import.value-not-taken` with the field.
 */
export function masterInput(record: MasterRecord): Result<unknown> {
  if (record.kind === 'item') return checked(itemImportRecord, itemFields(record));
  return checked(record.kind === 'customer' ? customerImportRecord : vendorImportRecord, partyFields(record));
}

/** Fields the record has and no import command takes: credit, prices and stock have commands and rights of their own. */
export function fieldsNotTaken(record: MasterRecord): readonly string[] {
  const fields =
    record.kind === 'item'
      ? {
          packaging: record.packaging,
          vendorKey: record.vendorKey,
          listPrice: record.listPriceMicro,
          onHand: record.onHandMicro,
          reorderPoint: record.reorderPointMicro,
        }
      : { creditLimit: record.kind === 'customer' ? record.creditLimitMicro : null };
  return Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [name]));
}

export function checked<S extends z.ZodType>(schema: S, value: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(value);
  return parsed.success ? ok(parsed.data) : { ok: false, refusal: notTaken(value, parsed.error) };
}

function notTaken(value: unknown, error: z.ZodError): Refusal {
  const path = error.issues[0]?.path ?? [];
  const found = path.reduce<unknown>((at, key) => (isRecord(at) ? at[String(key)] : undefined), value);
  return refusal('import.value-not-taken', {
    field: path.join('.'),
    text: excerptOf(String(found ?? '')),
    why: error.issues[0]?.message ?? '',
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function partyFields(record: CustomerRecord | VendorRecord) {
  const { name, contactName, contactTitle, email, phone, fax, website, street, city, region } = record;
  const {
    externalKey: key,
    number,
    postalCode,
    country,
    countryName,
    currency,
    note,
    paymentTermsDays,
  } = record;
  const contact = { contactName, contactTitle, email, phone, fax, website };
  const address = { street, city, region, postalCode, country, countryName };
  return { key, number, name, ...contact, ...address, currency, note, paymentTermsDays };
}

function itemFields(record: ItemRecord) {
  const { externalKey: key, number, description, unit, barcode, group, isDiscontinued, isFee, note } = record;
  return { key, number, description, unit, barcode, group, isDiscontinued, isFee, note };
}
