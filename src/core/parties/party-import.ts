import type { PartyImportRecord, partyImportCommands } from '../../shared/parties/party-import.ts';
import type { Side } from '../../shared/parties/party-rules.ts';
import type { PaymentTerms } from '../../shared/parties/payment-terms.ts';
import { importRecord, type RecordUse, undoImport } from '../company/external-key.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import {
  codeOf,
  codePatch,
  freeCode,
  insertParty,
  type PartyRow,
  partyRow,
  termsPatch,
} from './party-row.ts';
import { addresses, contacts, customerRules, parties } from './party-tables.ts';

type PartyImportHandlers = {
  readonly [K in keyof typeof partyImportCommands]: CommandHandler<(typeof partyImportCommands)[K]>;
};

/** `uses`: where later domains name parties; what is used there is not taken back. */
export function partyImportHandlers(uses: readonly RecordUse[]): PartyImportHandlers {
  return {
    importCustomers: (ctx, input) => importParties(ctx, input, 'customer'),
    undoCustomerImport: (ctx, input) => undoParties(ctx, input, 'customer', uses),
    importVendors: (ctx, input) => importParties(ctx, input, 'vendor'),
    undoVendorImport: (ctx, input) => undoParties(ctx, input, 'vendor', uses),
  };
}

interface Batch {
  readonly system: string;
  readonly records: readonly PartyImportRecord[];
}

function importParties(ctx: CommandContext, { system, records }: Batch, side: Side) {
  const steps = {
    kind: side,
    create: (record: PartyImportRecord) => createParty(ctx, record, side),
    update: (id: string, record: PartyImportRecord) => updateParty(ctx, id, record, side),
    rowsOf: (id: string) => rowsOf(ctx, id),
  };
  return { records: records.map((record) => importRecord(ctx, system, record, steps)) };
}

function createParty(ctx: CommandContext, record: PartyImportRecord, side: Side): string {
  const id = ctx.newId(record.key);
  const code = freeCode(ctx, side, record.number);
  const address = hasAddress(record) ? addressId(id) : null;
  insertParty(ctx, { ...record, id, side, code, terms: termsOfDays(record), address });
  putAddress(ctx, id, record);
  putContact(ctx, id, record);
  return id;
}

function updateParty(ctx: CommandContext, id: string, record: PartyImportRecord, side: Side): void {
  const row = partyRow(ctx, id);
  const code = record.number === codeOf(row, side) ? record.number : freeCode(ctx, side, record.number);
  const changes: Partial<PartyRow> = {
    name: record.name,
    website: record.website ?? row.website,
    note: record.note ?? row.note,
    currency: record.currency ?? row.currency,
    ...codePatch(side, code),
    ...(record.paymentTermsDays === null ? {} : termsPatch(side, termsOfDays(record))),
  };
  ctx.write.update(parties, id, changes);
  putAddress(ctx, id, record);
  putContact(ctx, id, record);
}

/** The one address an import keeps of a party: its row is known again by its id. */
function putAddress(ctx: CommandContext, party: string, record: PartyImportRecord): void {
  if (!hasAddress(record)) return;
  const { street, city, region, postalCode, country, countryName } = record;
  const id = addressId(party);
  const fields = {
    name: record.name,
    street: street ?? '',
    city: city ?? '',
    region,
    postalCode,
    country,
    countryName: country === null ? countryName : null,
  };
  if (ctx.read.get(addresses, id)) {
    ctx.write.update(addresses, id, fields);
    return;
  }
  ctx.write.insert(addresses, { id, party, ...fields, isShipTo: 1, isBillTo: 1, active: 1 });
  const { defaultShipTo, defaultBillTo } = partyRow(ctx, party);
  ctx.write.update(parties, party, {
    defaultShipTo: defaultShipTo ?? id,
    defaultBillTo: defaultBillTo ?? id,
  });
}

function hasAddress({ street, city, postalCode, country, countryName }: PartyImportRecord): boolean {
  return [street, city, postalCode, country, countryName].some((part) => part !== null);
}

function addressId(party: string): string {
  return `${party}:a`;
}

function putContact(ctx: CommandContext, party: string, record: PartyImportRecord): void {
  const { contactName, contactTitle, email, phone, fax } = record;
  if ([contactName, email, phone, fax].every((part) => part === null)) return;
  const id = `${party}:c`;
  const fields = { name: contactName ?? record.name, jobTitle: contactTitle, email, phone, fax };
  if (ctx.read.get(contacts, id)) ctx.write.update(contacts, id, fields);
  else ctx.write.insert(contacts, { id, party, ...fields, active: 1 });
}

function termsOfDays({ paymentTermsDays }: PartyImportRecord): PaymentTerms | null {
  return paymentTermsDays === null ? null : { netDays: paymentTermsDays, discount: null, prepaid: false };
}

function rowsOf(ctx: CommandContext, party: string): unknown {
  return [
    ctx.read.get(parties, party),
    ctx.read.find(addresses, { party }),
    ctx.read.find(contacts, { party }),
  ];
}

function undoParties(
  ctx: CommandContext,
  input: { readonly system: string; readonly keys: readonly string[] },
  side: Side,
  uses: readonly RecordUse[],
) {
  return undoImport(ctx, input, {
    kind: side,
    uses: [{ table: customerRules, column: 'customer' }, { table: parties, column: 'duplicateOf' }, ...uses],
    rowsOf: (id) => rowsOf(ctx, id),
    remove(party) {
      for (const { id } of ctx.read.find(addresses, { party })) ctx.write.remove(addresses, id);
      for (const { id } of ctx.read.find(contacts, { party })) ctx.write.remove(contacts, id);
      ctx.write.remove(parties, party);
    },
  });
}
