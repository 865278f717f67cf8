import { z } from 'zod';
import { nothing } from '../kernel/input-field.ts';
import { nextStepField } from '../kernel/next-step.ts';
import { declareQuery } from '../kernel/query.ts';
import { personSteps } from './people-rules.ts';

const named = z.strictObject({ id: z.string(), name: z.string() });
const peopleTables = ['people', 'personRoles', 'roles'];

export const peopleQueries = {
  listPeople: declareQuery({
    name: 'person.list',
    title: 'People and their roles',
    permission: 'people.view',
    input: nothing,
    output: z.strictObject({
      people: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          active: z.boolean(),
          roles: z.array(named),
          nextStep: nextStepField(personSteps).nullable(),
        }),
      ),
    }),
    tables: peopleTables,
  }),
  whoAmI: declareQuery({
    name: 'person.me',
    title: 'What I may do and see here',
    permission: null,
    input: nothing,
    output: z.strictObject({
      id: z.string(),
      name: z.string(),
      permissions: z.array(z.string()),
      labels: z.array(z.string()),
      /** Most they may give off a price by rule alone, in millionths of a percent. */
      discountCeiling: z.int(),
    }),
    tables: peopleTables,
  }),
  whoMay: declareQuery({
    name: 'person.who-may',
    title: 'Who has a right: whom to ask',
    permission: null,
    input: z.strictObject({ permission: z.string().min(1).max(100) }),
    /** Active people, by name. */
    output: z.strictObject({ people: z.array(named) }),
    tables: peopleTables,
  }),
  listRoles: declareQuery({
    name: 'role.list',
    title: 'Roles and what they may do',
    permission: 'people.view',
    input: nothing,
    output: z.strictObject({
      roles: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          permissions: z.array(z.string()),
          labels: z.array(z.string()),
          discountCeiling: z.int().nullable(),
        }),
      ),
    }),
    tables: ['roles'],
  }),
  listWorkstations: declareQuery({
    name: 'workstation.list',
    title: 'Workstations',
    permission: 'people.view',
    input: nothing,
    output: z.strictObject({
      workstations: z.array(
        z.strictObject({
          id: z.string(),
          code: z.string(),
          name: z.string(),
          retiredAt: z.int().nullable(),
          roles: z.array(named),
          incarnations: z.array(
            z.strictObject({ incarnation: z.int(), code: z.string(), enrolledAt: z.int() }),
          ),
        }),
      ),
    }),
    tables: ['workstations', 'workstationIncarnations', 'workstationRoles', 'roles'],
  }),
} as const;
