import { peopleQueries } from '../shared/people/people-queries.ts';
import type { StartingRole } from '../shared/people/permission.ts';
import { personCommands } from '../shared/people/person-commands.ts';
import { roleCommands } from '../shared/people/role-commands.ts';
import type { DemoClerk, DemoDesk } from './demo-clerk.ts';

/** The role of those who may sell off the list; given apart, so that it can be taken away. */
export const PRICE_DESK = 'price desk';

/** Ids of the people of the demo company, by first name. */
export interface DemoPeople {
  /** Owner. */
  readonly olivia: string;
  /** Office manager. */
  readonly ben: string;
  /** Order desk; may sell off the list too. */
  readonly dana: string;
  /** Order desk. */
  readonly mike: string;
  /** Warehouse. */
  readonly wendy: string;
  /** Purchasing. */
  readonly paul: string;
  /** Looks only. */
  readonly vera: string;
}

/** `owner`: who founded the company. Answers the people and the id of the role {@link PRICE_DESK}. */
export function hirePeople(
  clerk: DemoClerk,
  desk: DemoDesk,
  owner: string,
): { readonly people: DemoPeople; readonly priceDesk: string } {
  const roles = roleIds(desk, owner);
  const { id: priceDesk } = clerk.do(owner, roleCommands.createRole, {
    name: PRICE_DESK,
    permissions: ['pricing.override'],
    labels: [],
  });
  const hire = (name: string, role: StartingRole) =>
    clerk.do(owner, personCommands.addPerson, { name, roles: [roles(role)] }).id;
  const people = {
    olivia: owner,
    ben: hire('Ben Carter', 'office manager'),
    dana: hire('Dana Reyes', 'order desk'),
    mike: hire('Mike Osei', 'order desk'),
    wendy: hire('Wendy Larsen', 'warehouse'),
    paul: hire('Paul Novak', 'purchasing'),
    vera: hire('Vera Kim', 'viewer'),
  };
  const ceiling = (role: string, percent: number) =>
    clerk.do(owner, roleCommands.setDiscountCeiling, { role, ceiling: percent * 1_000_000 });
  ceiling(roles('order desk'), 10);
  ceiling(priceDesk, 15);
  ceiling(roles('office manager'), 20);
  clerk.do(owner, personCommands.assignRole, { person: people.dana, role: priceDesk });
  return { people, priceDesk };
}

function roleIds(desk: DemoDesk, owner: string): (name: StartingRole) => string {
  const answer = desk.query(
    { query: peopleQueries.listRoles.name, input: {} },
    { person: owner, grant: null },
  );
  if (!answer.ok) throw new Error(`the roles cannot be read: ${answer.refusal.code}`);
  const { roles } = peopleQueries.listRoles.output.parse(answer.output);
  return (name) => {
    const role = roles.find((candidate) => candidate.name === name);
    if (!role) throw new Error(`the founding made no role “${name}”`);
    return role.id;
  };
}
