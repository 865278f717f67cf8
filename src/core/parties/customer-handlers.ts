import type { customerCommands } from '../../shared/parties/customer-commands.ts';
import { partyCan } from '../../shared/parties/party-rules.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { defined, standingOf } from '../platform/patch.ts';
import {
  codeOf,
  codePatch,
  freeCode,
  insertParty,
  type PartyRow,
  partyRow,
  sideFacts,
  statePatch,
  termsOf,
  termsPatch,
} from './party-row.ts';
import { addSide, deactivateSide, reactivateSide } from './party-sides.ts';
import { addresses, contacts, parties } from './party-tables.ts';

type CustomerHandlers = {
  readonly [K in keyof typeof customerCommands]: CommandHandler<(typeof customerCommands)[K]>;
};
type Changes = Parameters<CustomerHandlers['changeCustomer']>[1]['changes'];

export const customerHandlers: CustomerHandlers = {
  createCustomer(ctx, input) {
    const id = ctx.newId('');
    const code = freeCode(ctx, 'customer', input.code);
    insertParty(ctx, { ...input, id, side: 'customer', code });
    return { id, code };
  },
  changeCustomer(ctx, { customer, changes }) {
    const row = partyRow(ctx, customer);
    must(partyCan.change(sideFacts(row, 'customer')));
    const before = changedValues(row, changes);
    ctx.write.update(parties, customer, patchOf(ctx, row, changes));
    return { before };
  },
  deactivateCustomer: (ctx, { customer }) => deactivateSide(ctx, customer, 'customer'),
  reactivateCustomer: (ctx, { customer }) => reactivateSide(ctx, customer, 'customer'),
  markDuplicate(ctx, { customer, of }) {
    const row = partyRow(ctx, customer);
    const hasDuplicates = ctx.read.find(parties, { duplicateOf: customer }).length > 0;
    const target = sideFacts(partyRow(ctx, of), 'customer');
    must(partyCan.markDuplicate(sideFacts(row, 'customer'), target, hasDuplicates));
    ctx.write.update(parties, customer, { duplicateOf: of, ...statePatch('customer', 'inactive') });
    return { wasActive: row.customerState === 'active' };
  },
  unmarkDuplicate(ctx, { customer, active }) {
    const row = partyRow(ctx, customer);
    must(partyCan.unmarkDuplicate(sideFacts(row, 'customer')));
    const state = statePatch('customer', active ? 'active' : 'inactive');
    ctx.write.update(parties, customer, { duplicateOf: null, ...state });
    return { of: row.duplicateOf ?? '' };
  },
  sellToVendor: (ctx, { vendor, code }) => addSide(ctx, vendor, 'customer', code),
};

function patchOf(ctx: CommandContext, row: PartyRow, changes: Changes): Partial<PartyRow> {
  const { code, terms, defaultShipTo, defaultBillTo, ...plain } = changes;
  if (changes.defaultContact) ownContact(ctx, row.id, changes.defaultContact);
  for (const address of [defaultShipTo, defaultBillTo]) {
    if (address) ownAddress(ctx, row.id, address);
  }
  const free =
    code === undefined || code === codeOf(row, 'customer') ? code : freeCode(ctx, 'customer', code);
  return defined<PartyRow>({
    ...plain,
    defaultShipTo,
    defaultBillTo,
    ...(free === undefined ? {} : codePatch('customer', free)),
    ...(terms === undefined ? {} : termsPatch('customer', terms)),
  });
}

function changedValues(row: PartyRow, changes: Changes): Changes {
  const standing = { ...row, code: codeOf(row, 'customer') ?? '', terms: termsOf(row, 'customer') };
  return standingOf(standing, changes);
}

function ownAddress(ctx: CommandContext, party: string, address: string): void {
  const row = ctx.read.get(addresses, address);
  if (row?.party !== party || row.active === 0) ctx.refuse('parties.no-such-address', { address });
}

function ownContact(ctx: CommandContext, party: string, contact: string): void {
  const row = ctx.read.get(contacts, contact);
  if (row?.party !== party || row.active === 0) ctx.refuse('parties.no-such-contact', { contact });
}
