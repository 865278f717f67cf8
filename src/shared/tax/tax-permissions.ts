import { declarePermissions } from '../people/permission.ts';

export const taxPermissions = declarePermissions({
  'tax.view': {
    title: 'see tax codes, rules and exemptions',
    roles: ['office manager', 'order desk', 'purchasing', 'viewer'],
  },
  'tax.change': { title: 'set tax codes, rates and rules', roles: ['office manager'] },
  'tax.exempt': { title: 'grant and end tax exemptions', roles: ['office manager'] },
});
