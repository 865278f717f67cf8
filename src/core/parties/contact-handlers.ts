import type { contactCommands } from '../../shared/parties/contact-commands.ts';
import { partOfPartyCan } from '../../shared/parties/party-rules.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import { defined, standingOf } from '../platform/patch.ts';
import type { RowOf } from '../platform/table.ts';
import { partyRow } from './party-row.ts';
import { contacts } from './party-tables.ts';

type ContactRow = RowOf<typeof contacts>;

export const contactHandlers: {
  readonly [K in keyof typeof contactCommands]: CommandHandler<(typeof contactCommands)[K]>;
} = {
  addContact(ctx, input) {
    const id = ctx.newId('');
    partyRow(ctx, input.party);
    ctx.write.insert(contacts, { id, ...input, active: 1 });
    return { id };
  },
  changeContact(ctx, { contact, changes }) {
    const row = contactRow(ctx, contact);
    must(partOfPartyCan.change({ id: contact, active: row.active === 1 }));
    ctx.write.update(contacts, contact, defined<ContactRow>(changes));
    return { before: standingOf(row, changes) };
  },
  removeContact(ctx, { contact }) {
    must(partOfPartyCan.change({ id: contact, active: contactRow(ctx, contact).active === 1 }));
    ctx.write.update(contacts, contact, { active: 0 });
    return {};
  },
  restoreContact(ctx, { contact }) {
    must(partOfPartyCan.restore({ id: contact, active: contactRow(ctx, contact).active === 1 }));
    ctx.write.update(contacts, contact, { active: 1 });
    return {};
  },
};

function contactRow(ctx: CommandContext, contact: string): ContactRow {
  return mustExist(ctx.read.get(contacts, contact), ctx, 'parties.no-such-contact', { contact });
}
