import { z } from 'zod';
import {
  externalKeyField,
  IMPORT_BATCH,
  importOutcome,
  systemField,
  undoneImport,
  undoOf,
  undoOutcome,
} from '../company/import-outcome.ts';
import { declareCommand } from '../kernel/command.ts';
import { codeField, countryField, currencyField, lineField, noteField } from '../kernel/input-field.ts';

const optionalLine = (longest: number) => lineField(longest).nullable().default(null);

const partyFields = {
  key: externalKeyField,
  /** The code the record gets; it must be free, or the record's own. */
  number: codeField(),
  name: lineField(200),
  contactName: optionalLine(200),
  contactTitle: optionalLine(120),
  email: optionalLine(320),
  phone: optionalLine(60),
  fax: optionalLine(60),
  website: optionalLine(400),
  street: z.string().trim().max(400).nullable().default(null),
  city: optionalLine(120),
  region: optionalLine(120),
  postalCode: optionalLine(20),
  country: countryField.nullable().default(null),
  countryName: optionalLine(120),
  /** Null: the company's. */
  currency: currencyField.nullable().default(null),
  note: noteField().nullable().default(null),
  paymentTermsDays: z.int().min(0).max(999).nullable().default(null),
};

/** One record of `customer.import`: to be checked before a batch is sent, because one bad record refuses its batch. */
export const customerImportRecord = z.strictObject(partyFields);
export const vendorImportRecord = z.strictObject(partyFields);

export type PartyImportRecord = z.output<typeof customerImportRecord>;

export const partyImportCommands = {
  importCustomers: declareCommand({
    name: 'customer.import',
    version: 1,
    title: 'Import customers',
    permission: 'imports.run',
    input: z.strictObject({
      system: systemField,
      records: z.array(customerImportRecord).min(1).max(IMPORT_BATCH),
    }),
    output: importOutcome,
    keys: () => [],
    inverse: ({ system }, outcome) => undoOf('customer.undo-import', system, outcome),
    independent: true,
    quietWhenUnchanged: true,
  }),
  undoCustomerImport: declareCommand({
    name: 'customer.undo-import',
    version: 1,
    title: 'Take back imported customers',
    permission: 'imports.run',
    input: undoneImport,
    output: undoOutcome,
    keys: () => [],
    independent: true,
    comparesItself: true,
  }),
  importVendors: declareCommand({
    name: 'vendor.import',
    version: 1,
    title: 'Import vendors',
    permission: 'imports.run',
    input: z.strictObject({
      system: systemField,
      records: z.array(vendorImportRecord).min(1).max(IMPORT_BATCH),
    }),
    output: importOutcome,
    keys: () => [],
    inverse: ({ system }, outcome) => undoOf('vendor.undo-import', system, outcome),
    independent: true,
    quietWhenUnchanged: true,
  }),
  undoVendorImport: declareCommand({
    name: 'vendor.undo-import',
    version: 1,
    title: 'Take back imported vendors',
    permission: 'imports.run',
    input: undoneImport,
    output: undoOutcome,
    keys: () => [],
    independent: true,
    comparesItself: true,
  }),
} as const;
