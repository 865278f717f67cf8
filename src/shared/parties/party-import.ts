import { z } from 'zod';
import { declareImport, declareImportUndo, importInput } from '../company/import-declaration.ts';
import { externalKeyField } from '../company/import-outcome.ts';
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
  importCustomers: declareImport({
    name: 'customer.import',
    title: 'Import customers',
    permission: 'imports.run',
    input: importInput(customerImportRecord),
    undo: 'customer.undo-import',
  }),
  undoCustomerImport: declareImportUndo({
    name: 'customer.undo-import',
    title: 'Take back imported customers',
    permission: 'imports.run',
    comparesItself: true,
  }),
  importVendors: declareImport({
    name: 'vendor.import',
    title: 'Import vendors',
    permission: 'imports.run',
    input: importInput(vendorImportRecord),
    undo: 'vendor.undo-import',
  }),
  undoVendorImport: declareImportUndo({
    name: 'vendor.undo-import',
    title: 'Take back imported vendors',
    permission: 'imports.run',
    comparesItself: true,
  }),
} as const;
