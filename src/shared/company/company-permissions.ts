import { declarePermissions } from '../people/permission.ts';

export const companyPermissions = declarePermissions({
  'company.change': { title: 'change the company and its calendar', roles: ['office manager'] },
  'company.view': {
    title: 'see the company’s settings',
    roles: ['office manager', 'order desk', 'warehouse', 'purchasing', 'viewer'],
  },
  'company.set-exchange-rates': { title: 'set exchange rates', roles: ['office manager'] },
  'imports.run': { title: 'import from other systems', roles: ['office manager'] },
});
