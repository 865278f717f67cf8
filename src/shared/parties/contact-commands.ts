import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { idField, lineField, madeRecord, noteField, nothing } from '../kernel/input-field.ts';

export const contactFields = {
  name: lineField(200),
  jobTitle: lineField(120).nullable(),
  email: lineField(320).nullable(),
  phone: lineField(60).nullable(),
  fax: lineField(60).nullable(),
  note: noteField().nullable(),
};

const changes = z.strictObject(contactFields).partial();
const contact = z.strictObject({ contact: idField });

export const contactCommands = {
  addContact: declareCommand({
    name: 'contact.add',
    version: 1,
    title: 'Add contact',
    permission: 'parties.change',
    input: z.strictObject({ party: idField, ...contactFields }),
    output: madeRecord,
    keys: (input) => [input.party],
    inverse: (_, { id }) => ({ command: 'contact.remove', input: { contact: id } }),
  }),
  changeContact: declareCommand({
    name: 'contact.change',
    version: 1,
    title: 'Change contact',
    permission: 'parties.change',
    input: z.strictObject({ contact: idField, changes }),
    output: z.strictObject({ before: changes }),
    keys: () => [],
    inverse: (input, { before }) => ({
      command: 'contact.change',
      input: { contact: input.contact, changes: before },
    }),
  }),
  removeContact: declareCommand({
    name: 'contact.remove',
    version: 1,
    title: 'Remove contact',
    permission: 'parties.change',
    input: contact,
    output: nothing,
    keys: () => [],
    inverse: (input) => ({ command: 'contact.restore', input }),
  }),
  restoreContact: declareCommand({
    name: 'contact.restore',
    version: 1,
    title: 'Use a removed contact again',
    permission: 'parties.change',
    input: contact,
    output: nothing,
    keys: () => [],
    inverse: (input) => ({ command: 'contact.remove', input }),
  }),
} as const;
