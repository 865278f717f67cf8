import type { taxExemptionCommands } from '../../shared/tax/tax-exemption-commands.ts';
import { parties } from '../parties/party-tables.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { mustExist } from '../platform/handler-check.ts';
import { taxExemptions } from './tax-tables.ts';

export const taxExemptionHandlers: {
  readonly [K in keyof typeof taxExemptionCommands]: CommandHandler<(typeof taxExemptionCommands)[K]>;
} = {
  grantTaxExemption(ctx, input) {
    const { customer, country, region, validFrom, validUntil } = input;
    mustBeCustomer(ctx, customer);
    if (country === null && region !== null) ctx.refuse('tax.place-needs-country');
    if (validUntil !== null && validUntil < validFrom) {
      ctx.refuse('tax.ends-before-it-starts', { validFrom, validUntil });
    }
    const id = ctx.newId('');
    ctx.write.insert(taxExemptions, { id, ...input, endedOn: null, endedWhy: null });
    return { id };
  },
  endTaxExemption(ctx, { exemption, endedOn, why }) {
    if (exemptionRow(ctx, exemption).endedOn !== null) ctx.refuse('tax.exemption-ended', { exemption });
    ctx.write.update(taxExemptions, exemption, { endedOn, endedWhy: why });
    return {};
  },
  resumeTaxExemption(ctx, { exemption }) {
    const { endedOn, endedWhy } = exemptionRow(ctx, exemption);
    if (endedOn === null || endedWhy === null) return ctx.refuse('tax.exemption-stands', { exemption });
    ctx.write.update(taxExemptions, exemption, { endedOn: null, endedWhy: null });
    return { endedOn, why: endedWhy };
  },
};

function exemptionRow(ctx: CommandContext, exemption: string) {
  return mustExist(ctx.read.get(taxExemptions, exemption), ctx, 'tax.no-such-exemption', { exemption });
}

function mustBeCustomer(ctx: CommandContext, customer: string): void {
  const row = ctx.read.get(parties, customer);
  if (!row || row.customerState === 'none') ctx.refuse('tax.no-such-customer', { customer });
}
