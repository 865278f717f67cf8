import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { countryField, lineField, noteField, nothing } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';

/** How numbers and dates may be written on papers. */
export const paperLocales = [
  'en-US',
  'en-GB',
  'en-CA',
  'en-AU',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'es-ES',
  'it-IT',
  'nl-NL',
  'sv-SE',
  'da-DK',
  'pl-PL',
] as const;
export type PaperLocale = (typeof paperLocales)[number];

export const paperSizes = ['A4', 'LETTER'] as const;

const line = lineField(120).nullable();

/** Null: nothing is printed there; of locale and size: as in the United States, on Letter. */
export const paperHead = z.strictObject({
  /** Where it differs from the name: with the legal form. */
  legalName: line,
  street: noteField(240).nullable(),
  postalCode: line,
  city: line,
  region: line,
  country: countryField.nullable(),
  phone: line,
  email: line,
  website: line,
  taxNumber: line,
  registration: line,
  /** Bank account, managing directors: at the foot of every page. */
  footLines: noteField(600).nullable(),
  /** Under the lines of an order confirmation. */
  confirmationTerms: noteField(4000).nullable(),
  locale: z.enum(paperLocales).nullable(),
  paperSize: z.enum(paperSizes).nullable(),
});
export type PaperHead = z.output<typeof paperHead>;

/** What is left out stays; null empties it. */
const changes = paperHead.partial();

export const paperHeadCommands = {
  changePaperHead: declareCommand({
    name: 'company.change-paper-head',
    version: 1,
    title: 'Change the head of papers',
    permission: 'company.change',
    input: z.strictObject({ changes }),
    output: z.strictObject({ before: changes }),
    keys: () => ['company'],
    inverse: (_, { before }) => ({ command: 'company.change-paper-head', input: { changes: before } }),
  }),
} as const;

export const paperHeadQueries = {
  showPaperHead: declareQuery({
    name: 'company.paper-head',
    title: 'The head of papers',
    permission: 'company.view',
    input: nothing,
    output: z.strictObject({ head: paperHead }),
    tables: ['paperHeads'],
  }),
} as const;
