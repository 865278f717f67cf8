import type { May } from '../kernel/may.ts';
import { type Has, type NextStep, nextStep } from '../kernel/next-step.ts';
import { refusal } from '../kernel/refusal.ts';
import { personCommands } from './person-commands.ts';

export interface PersonFacts {
  readonly person: string;
  readonly active: boolean;
}

export const personCan = {
  deactivate: ({ person, active }: PersonFacts): May =>
    active || refusal('people.already-inactive', { person }),

  reactivate: ({ person, active }: PersonFacts): May =>
    !active || refusal('people.already-active', { person }),

  assignRole: (facts: PersonFacts & { readonly role: string; readonly hasRole: boolean }): May =>
    !facts.hasRole || refusal('people.has-role', { person: facts.person, role: facts.role }),

  withdrawRole: (facts: PersonFacts & { readonly role: string; readonly hasRole: boolean }): May =>
    facts.hasRole || refusal('people.has-not-role', { person: facts.person, role: facts.role }),
};

/** What somebody does next with a person of the office. */
export const personSteps = ['give-role'] as const;

/** Whoever works here without a role may do nothing. */
export function personStepOf(
  { active, roles }: { readonly active: boolean; readonly roles: number },
  has: Has,
): NextStep<'give-role'> | null {
  return active && roles === 0 ? nextStep('give-role', personCommands.assignRole, has) : null;
}

export const workstationCan = {
  change: ({ workstation, retired }: { readonly workstation: string; readonly retired: boolean }): May =>
    !retired || refusal('people.workstation-retired', { workstation }),
};
