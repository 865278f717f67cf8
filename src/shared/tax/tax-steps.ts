import { addDays, type BusinessDate } from '../kernel/calendar.ts';
import { type Has, type NextStep, nextStep } from '../kernel/next-step.ts';
import { taxCodeCommands } from './tax-code-commands.ts';
import { taxExemptionCommands } from './tax-exemption-commands.ts';
import { taxRuleCommands } from './tax-rule-commands.ts';

/** What somebody does next with a tax code, a tax rule, an exemption. */
export const taxCodeSteps = ['set-rate'] as const;
export const taxRuleSteps = ['change'] as const;
export const taxExemptionSteps = ['renew'] as const;

/** Days before its last one in which a certificate is worth a look. */
export const SOON_DAYS = 60;

/** A code in use that comes to nothing today. */
export function taxCodeStepOf(
  { active, rate }: { readonly active: boolean; readonly rate: number | null },
  has: Has,
): NextStep<'set-rate'> | null {
  return active && rate === null ? nextStep('set-rate', taxCodeCommands.setTaxRate, has) : null;
}

export interface TaxRuleStepFacts {
  readonly today: BusinessDate;
  readonly validUntil: BusinessDate | null;
  /** One of its codes is out of use, or not known. */
  readonly namesDeadCode: boolean;
}

/** A rule that still speaks for lines, and charges what is not charged any more. */
export function taxRuleStepOf(facts: TaxRuleStepFacts, has: Has): NextStep<'change'> | null {
  const { today, validUntil, namesDeadCode } = facts;
  if (!namesDeadCode || (validUntil !== null && validUntil < today)) return null;
  return nextStep('change', taxRuleCommands.changeTaxRule, has);
}

export interface TaxExemptionStepFacts {
  readonly today: BusinessDate;
  readonly validUntil: BusinessDate | null;
  readonly endedOn: BusinessDate | null;
  /** The customer gave another for the same place that holds longer. */
  readonly isRenewed: boolean;
}

/** A certificate that expires soon, or did: the customer is asked for the next one. */
export function taxExemptionStepOf(facts: TaxExemptionStepFacts, has: Has): NextStep<'renew'> | null {
  const { today, validUntil, endedOn, isRenewed } = facts;
  if (endedOn !== null || isRenewed || validUntil === null) return null;
  if (validUntil > addDays(today, SOON_DAYS)) return null;
  return nextStep('renew', taxExemptionCommands.grantTaxExemption, has);
}
