import type { May } from '../kernel/may.ts';
import { refusal } from '../kernel/refusal.ts';

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

export const workstationCan = {
  change: ({ workstation, retired }: { readonly workstation: string; readonly retired: boolean }): May =>
    !retired || refusal('people.workstation-retired', { workstation }),
};
