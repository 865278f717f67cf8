import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { codeField, dateField, idField, lineField, madeRecord, nothing } from '../kernel/input-field.ts';

/** The site that places, receipts and lines without a site of their own belong to; every workstation knows its id. */
export const MAIN_SITE = 'site.main';

const weekdays = z.array(z.int().min(1).max(7)).min(1).max(7);

/** What is left out stays. `workingWeekdays`: ISO 8601, 1 is Monday; null is the company's. */
const changes = z.strictObject({
  code: codeField(20).optional(),
  name: lineField(100).optional(),
  workingWeekdays: weekdays.nullable().optional(),
  active: z.boolean().optional(),
});

const siteHoliday = z.strictObject({ site: idField, date: dateField });

export const siteCommands = {
  createSite: declareCommand({
    name: 'site.create',
    version: 1,
    title: 'Add site',
    permission: 'inventory.set-up',
    input: z.strictObject({
      code: codeField(20),
      name: lineField(100),
      workingWeekdays: weekdays.nullable().default(null),
    }),
    output: madeRecord,
    keys: () => [],
    inverse: (_, { id }) => ({ command: 'site.change', input: { site: id, changes: { active: false } } }),
  }),
  changeSite: declareCommand({
    name: 'site.change',
    version: 1,
    title: 'Change site',
    permission: 'inventory.set-up',
    input: z.strictObject({ site: idField, changes }),
    output: z.strictObject({ before: changes }),
    keys: ({ site }) => [site],
    inverse: ({ site }, { before }) => ({ command: 'site.change', input: { site, changes: before } }),
  }),
  addSiteHoliday: declareCommand({
    name: 'site.add-holiday',
    version: 1,
    title: 'Close site for a day',
    permission: 'inventory.set-up',
    input: siteHoliday.extend({ name: lineField(120) }),
    output: nothing,
    keys: ({ site }) => [site],
    inverse: ({ site, date }) => ({ command: 'site.remove-holiday', input: { site, date } }),
  }),
  removeSiteHoliday: declareCommand({
    name: 'site.remove-holiday',
    version: 1,
    title: 'Open site on a day after all',
    permission: 'inventory.set-up',
    input: siteHoliday,
    output: z.strictObject({ name: z.string() }),
    keys: ({ site }) => [site],
    inverse: (input, { name }) => ({ command: 'site.add-holiday', input: { ...input, name } }),
  }),
} as const;
