import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { countryField, dateField, idField, lineField, madeRecord, nothing } from '../kernel/input-field.ts';

const end = { endedOn: dateField, why: lineField(400) };

export const taxExemptionCommands = {
  /** No way back: a certificate that was relied on stays on record. It is ended. */
  grantTaxExemption: declareCommand({
    name: 'tax-exemption.grant',
    version: 1,
    title: 'Grant tax exemption',
    permission: 'tax.exempt',
    input: z.strictObject({
      customer: idField,
      /** Its number. */
      certificate: lineField(60),
      /** Where it holds; null: everywhere, or everywhere in the country. */
      country: countryField.nullable(),
      region: lineField(120).nullable(),
      validFrom: dateField,
      /** The last day, as printed on it. */
      validUntil: dateField.nullable(),
    }),
    output: madeRecord,
    keys: (input) => [input.customer],
  }),
  /** `endedOn`: the last day it is relied on; may be before its first. */
  endTaxExemption: declareCommand({
    name: 'tax-exemption.end',
    version: 1,
    title: 'End tax exemption',
    permission: 'tax.exempt',
    input: z.strictObject({ exemption: idField, ...end }),
    output: nothing,
    keys: () => [],
    inverse: ({ exemption }) => ({ command: 'tax-exemption.resume', input: { exemption } }),
  }),
  resumeTaxExemption: declareCommand({
    name: 'tax-exemption.resume',
    version: 1,
    title: 'Rely on an ended tax exemption again',
    permission: 'tax.exempt',
    input: z.strictObject({ exemption: idField }),
    output: z.strictObject(end),
    keys: () => [],
    inverse: ({ exemption }, before) => ({
      command: 'tax-exemption.end',
      input: { exemption, ...before },
    }),
  }),
} as const;
