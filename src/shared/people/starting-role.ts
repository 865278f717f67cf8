import type { Permission } from '../kernel/command.ts';
import { EVERYTHING, type PermissionCatalogue, startingRoles } from './permission.ts';
import { COSTS, FINANCE } from './scope-label.ts';

/** A role as the founding makes it. */
export interface RoleTemplate {
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly labels: readonly string[];
}

export const OWNER_ROLE = 'owner';

/** The owner's role and the starting roles, with what the catalogues of all domains give them. */
export function roleTemplates(catalogue: PermissionCatalogue): readonly RoleTemplate[] {
  const given = startingRoles.map((name) => ({
    name,
    permissions: Object.keys(catalogue).filter((permission) => catalogue[permission]?.roles.includes(name)),
    labels: LABELS[name],
  }));
  return [{ name: OWNER_ROLE, permissions: [EVERYTHING], labels: [EVERYTHING] }, ...given];
}

const LABELS: Readonly<Record<(typeof startingRoles)[number], readonly string[]>> = {
  'office manager': [FINANCE],
  'order desk': [],
  warehouse: [],
  purchasing: [COSTS],
  viewer: [],
};
