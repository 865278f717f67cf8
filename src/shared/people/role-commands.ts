import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { idField, lineField, madeRecord } from '../kernel/input-field.ts';

const permissions = z.array(z.string().min(1).max(80)).max(500);
const labels = z.array(z.string().min(1).max(80)).max(50);

const ceiling = z.int().min(0).max(100_000_000).nullable();

export const roleCommands = {
  createRole: declareCommand({
    name: 'role.create',
    version: 1,
    title: 'Create role',
    permission: 'administration.people',
    input: z.strictObject({ name: lineField(80), permissions, labels }),
    output: madeRecord,
    keys: () => [],
  }),
  changeRolePermissions: declareCommand({
    name: 'role.change-permissions',
    version: 1,
    title: 'Change what a role may do',
    permission: 'administration.people',
    input: z.strictObject({ role: idField, permissions, labels }),
    output: z.strictObject({ permissions, labels }),
    keys: (input) => [input.role],
    inverse: (input, before) => ({
      command: 'role.change-permissions',
      input: { role: input.role, permissions: before.permissions, labels: before.labels },
    }),
  }),
  /** The most its holders may give off the price by rule alone, in millionths of a percent; null: nothing. */
  setDiscountCeiling: declareCommand({
    name: 'role.set-discount-ceiling',
    version: 1,
    title: 'Set discount ceiling of role',
    permission: 'administration.people',
    input: z.strictObject({ role: idField, ceiling }),
    output: z.strictObject({ before: ceiling }),
    keys: (input) => [input.role],
    inverse: ({ role }, { before }) => ({
      command: 'role.set-discount-ceiling',
      input: { role, ceiling: before },
    }),
  }),
} as const;
