import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { idField, lineField, nothing } from '../kernel/input-field.ts';

/** Chosen by chance by whoever has the authority, so that it is unique without asking, even after a restore. */
export const incarnationField = z
  .int()
  .min(1)
  .max(2 ** 47);

const workstation = z.strictObject({ workstation: idField });

/** Enrolment needs the authority: the code is a final number, and elsewhere the command is refused. */
export const workstationCommands = {
  enrolWorkstation: declareCommand({
    name: 'workstation.enrol',
    version: 1,
    title: 'Enrol workstation',
    permission: 'administration.server',
    input: z.strictObject({
      name: lineField(120),
      roles: z.array(idField).max(50),
      incarnation: incarnationField,
    }),
    output: z.strictObject({ workstationId: z.string(), code: z.string() }),
    keys: ({ roles }) => roles,
    inverse: (_, output) => ({
      command: 'workstation.retire',
      input: { workstation: output.workstationId },
    }),
  }),
  reEnrolWorkstation: declareCommand({
    name: 'workstation.re-enrol',
    version: 1,
    title: 'Enrol workstation again',
    permission: 'administration.server',
    input: z.strictObject({ workstation: idField, incarnation: incarnationField }),
    output: z.strictObject({ code: z.string() }),
    keys: (input) => [input.workstation],
  }),
  renameWorkstation: declareCommand({
    name: 'workstation.rename',
    version: 1,
    title: 'Rename workstation',
    permission: 'administration.server',
    input: z.strictObject({ workstation: idField, name: lineField(120) }),
    output: z.strictObject({ before: z.string() }),
    keys: (input) => [input.workstation],
    inverse: (input, { before }) => ({
      command: 'workstation.rename',
      input: { workstation: input.workstation, name: before },
    }),
  }),
  changeWorkstationRoles: declareCommand({
    name: 'workstation.change-roles',
    version: 1,
    title: 'Change what a workstation may hold',
    permission: 'administration.server',
    input: z.strictObject({ workstation: idField, roles: z.array(idField).max(50) }),
    output: z.strictObject({ before: z.array(z.string()) }),
    keys: (input) => [input.workstation],
    inverse: (input, { before }) => ({
      command: 'workstation.change-roles',
      input: { workstation: input.workstation, roles: before },
    }),
  }),
  retireWorkstation: declareCommand({
    name: 'workstation.retire',
    version: 1,
    title: 'Retire workstation',
    permission: 'administration.server',
    input: workstation,
    output: nothing,
    keys: (input) => [input.workstation],
  }),
} as const;
