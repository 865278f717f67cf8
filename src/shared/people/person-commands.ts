import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { idField, lineField, madeRecord, nothing } from '../kernel/input-field.ts';

const person = z.strictObject({ person: idField });
const personName = lineField(120);
const roleOfPerson = z.strictObject({ person: idField, role: idField });

export const personCommands = {
  addPerson: declareCommand({
    name: 'person.add',
    version: 1,
    title: 'Add person',
    permission: 'administration.people',
    input: z.strictObject({ name: personName, roles: z.array(idField).max(50) }),
    output: madeRecord,
    keys: ({ roles }) => roles,
    inverse: (_, { id }) => ({ command: 'person.deactivate', input: { person: id } }),
  }),
  renamePerson: declareCommand({
    name: 'person.rename',
    version: 1,
    title: 'Rename person',
    permission: 'administration.people',
    input: z.strictObject({ person: idField, name: personName }),
    output: z.strictObject({ before: z.string() }),
    keys: (input) => [input.person],
    inverse: (input, { before }) => ({
      command: 'person.rename',
      input: { person: input.person, name: before },
    }),
  }),
  deactivatePerson: declareCommand({
    name: 'person.deactivate',
    version: 1,
    title: 'Deactivate person',
    permission: 'administration.people',
    input: person,
    output: nothing,
    keys: (input) => [input.person],
    inverse: (input) => ({ command: 'person.reactivate', input }),
  }),
  reactivatePerson: declareCommand({
    name: 'person.reactivate',
    version: 1,
    title: 'Reactivate person',
    permission: 'administration.people',
    input: person,
    output: nothing,
    keys: (input) => [input.person],
    inverse: (input) => ({ command: 'person.deactivate', input }),
  }),
  assignRole: declareCommand({
    name: 'person.assign-role',
    version: 1,
    title: 'Give role to person',
    permission: 'administration.people',
    input: roleOfPerson,
    output: nothing,
    keys: (input) => [input.person, input.role],
    inverse: (input) => ({ command: 'person.withdraw-role', input }),
  }),
  withdrawRole: declareCommand({
    name: 'person.withdraw-role',
    version: 1,
    title: 'Take role from person',
    permission: 'administration.people',
    input: roleOfPerson,
    output: nothing,
    keys: (input) => [input.person, input.role],
    inverse: (input) => ({ command: 'person.assign-role', input }),
  }),
} as const;
