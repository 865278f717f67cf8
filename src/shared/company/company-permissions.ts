import { declarePermissions } from '../people/permission.ts';

/** Held by the founding person only, and only while nobody works here (`peoplePort`); no role can be given it. */
export const FOUND_COMPANY = 'company.found';

export const companyPermissions = declarePermissions({
  'company.change': { title: 'change the company and its calendar', roles: ['office manager'] },
  'company.view': {
    title: 'see the company’s settings',
    roles: ['office manager', 'order desk', 'warehouse', 'purchasing', 'viewer'],
  },
  'imports.run': { title: 'import from other systems', roles: ['office manager'] },
});
