import type { CommandInput } from '../../shared/kernel/command.ts';
import type { taxRuleCommands } from '../../shared/tax/tax-rule-commands.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { mustExist } from '../platform/handler-check.ts';
import { defined, standingOf } from '../platform/patch.ts';
import { taxCodeRow } from './tax-code-handlers.ts';
import { ruleOf } from './tax-lookup.ts';
import { taxRules } from './tax-tables.ts';

type RuleInput = CommandInput<typeof taxRuleCommands.createTaxRule>;

export const taxRuleHandlers: {
  readonly [K in keyof typeof taxRuleCommands]: CommandHandler<(typeof taxRuleCommands)[K]>;
} = {
  createTaxRule(ctx, input) {
    mustBeSound(ctx, input, []);
    const id = ctx.newId('');
    ctx.write.insert(taxRules, { id, ...columnsOf(input) });
    return { id };
  },
  changeTaxRule(ctx, { rule, changes }) {
    const { id: _, ...standing } = existing(ctx, rule);
    const changed: RuleInput = { ...standing, taxes: [...standing.taxes], ...defined<RuleInput>(changes) };
    mustBeSound(ctx, changed, standing.taxes);
    ctx.write.update(taxRules, rule, columnsOf(changed));
    return { before: standingOf({ ...standing, taxes: [...standing.taxes] }, changes) };
  },
  removeTaxRule(ctx, { rule }) {
    const { id, ...standing } = existing(ctx, rule);
    ctx.write.remove(taxRules, id);
    return { ...standing, taxes: [...standing.taxes] };
  },
};

function existing(ctx: CommandContext, rule: string) {
  return ruleOf(mustExist(ctx.read.get(taxRules, rule), ctx, 'tax.no-such-rule', { rule }));
}

/** `kept`: codes the rule has already; one of them may have gone out of use since. */
function mustBeSound(ctx: CommandContext, rule: RuleInput, kept: readonly string[]): void {
  const { country, region, postalPrefix, taxes, validFrom, validUntil } = rule;
  if (country === null && (region !== null || postalPrefix !== null)) ctx.refuse('tax.place-needs-country');
  if (validUntil !== null && validUntil < validFrom) {
    ctx.refuse('tax.ends-before-it-starts', { validFrom, validUntil });
  }
  taxes.forEach((id, index) => {
    const { code, active } = taxCodeRow(ctx, id);
    if (taxes.indexOf(id) !== index) ctx.refuse('tax.code-twice', { code });
    if (active === 0 && !kept.includes(id)) ctx.refuse('tax.code-inactive', { code });
  });
}

function columnsOf({ inclusive, taxes, ...rest }: RuleInput) {
  return { ...rest, inclusive: inclusive ? 1 : 0, taxes: taxes.join(' ') };
}
