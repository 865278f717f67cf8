import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { countryField, idField, lineField, madeRecord, nothing } from '../kernel/input-field.ts';

export const addressFields = {
  /** Who is addressed: the party's own name, or a department. */
  name: lineField(200),
  /** May have several lines. */
  street: z.string().trim().max(400),
  city: z.string().trim().max(120),
  region: lineField(120).nullable(),
  postalCode: lineField(20).nullable(),
  country: countryField.nullable(),
  isShipTo: z.boolean(),
  isBillTo: z.boolean(),
};

const changes = z.strictObject(addressFields).partial();
const address = z.strictObject({ address: idField });

export const addressCommands = {
  addAddress: declareCommand({
    name: 'address.add',
    version: 1,
    title: 'Add address',
    permission: 'parties.change',
    input: z.strictObject({ party: idField, ...addressFields }),
    output: madeRecord,
    keys: (input) => [input.party],
    inverse: (_, { id }) => ({ command: 'address.remove', input: { address: id } }),
  }),
  changeAddress: declareCommand({
    name: 'address.change',
    version: 1,
    title: 'Change address',
    permission: 'parties.change',
    input: z.strictObject({ address: idField, changes }),
    output: z.strictObject({ before: changes }),
    keys: () => [],
    inverse: (input, { before }) => ({
      command: 'address.change',
      input: { address: input.address, changes: before },
    }),
  }),
  removeAddress: declareCommand({
    name: 'address.remove',
    version: 1,
    title: 'Remove address',
    permission: 'parties.change',
    input: address,
    output: nothing,
    keys: () => [],
    inverse: (input) => ({ command: 'address.restore', input }),
  }),
  restoreAddress: declareCommand({
    name: 'address.restore',
    version: 1,
    title: 'Use a removed address again',
    permission: 'parties.change',
    input: address,
    output: nothing,
    keys: () => [],
    inverse: (input) => ({ command: 'address.remove', input }),
  }),
} as const;
