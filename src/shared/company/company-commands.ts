import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { currencyField, dateField, idField, lineField, nothing } from '../kernel/input-field.ts';
import { FOUND_COMPANY } from '../people/founding.ts';
import { incarnationField } from '../people/workstation-commands.ts';
import { numberedKinds } from './number-series.ts';

const rateDecimals = z.int().min(0).max(6);
const workingWeekdays = z.array(z.int().min(1).max(7)).min(1).max(7);
const prefix = z.strictObject({
  kind: z.enum(numberedKinds),
  prefix: z.string().regex(/^[A-Z]{1,6}$/),
});

/** What may be changed of the company beside its name; what is left out stays. */
const settings = z.strictObject({
  rateDecimals: rateDecimals.optional(),
  /** ISO 8601: 1 is Monday. */
  workingWeekdays: workingWeekdays.optional(),
  /** Cents of tax are rounded once per tax row of a document, or on each line. */
  taxRounding: z.enum(['document', 'line']).optional(),
  prefixes: z.array(prefix).max(50).optional(),
});

export const companyCommands = {
  foundCompany: declareCommand({
    name: 'company.found',
    version: 1,
    title: 'Found company',
    permission: FOUND_COMPANY,
    input: z.strictObject({
      companyName: lineField(120),
      currency: currencyField,
      ownerName: lineField(120),
      /** The installation it is founded on: it becomes the first workstation, A. */
      workstation: z
        .strictObject({ id: idField, name: lineField(120), incarnation: incarnationField })
        .nullable(),
    }),
    output: z.strictObject({ ownerId: z.string(), code: z.string().nullable() }),
    keys: () => [],
  }),
  renameCompany: declareCommand({
    name: 'company.rename',
    version: 1,
    title: 'Rename company',
    permission: 'company.change',
    input: z.strictObject({ name: lineField(120) }),
    output: z.strictObject({ before: z.string() }),
    keys: () => ['company'],
    inverse: (_, { before }) => ({ command: 'company.rename', input: { name: before } }),
  }),
  changeSettings: declareCommand({
    name: 'company.change-settings',
    version: 1,
    title: 'Change company settings',
    permission: 'company.change',
    input: settings,
    output: z.strictObject({ before: settings }),
    keys: () => ['company'],
    inverse: (_, { before }) => ({ command: 'company.change-settings', input: before }),
  }),
  addHoliday: declareCommand({
    name: 'holiday.add',
    version: 1,
    title: 'Add holiday',
    permission: 'company.change',
    input: z.strictObject({ date: dateField, name: lineField(120) }),
    output: nothing,
    keys: () => [],
    inverse: ({ date }) => ({ command: 'holiday.remove', input: { date } }),
  }),
  removeHoliday: declareCommand({
    name: 'holiday.remove',
    version: 1,
    title: 'Remove holiday',
    permission: 'company.change',
    input: z.strictObject({ date: dateField }),
    output: z.strictObject({ name: z.string() }),
    keys: () => [],
    inverse: ({ date }, { name }) => ({ command: 'holiday.add', input: { date, name } }),
  }),
} as const;
