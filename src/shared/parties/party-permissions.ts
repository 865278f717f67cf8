import { declarePermissions } from '../people/permission.ts';

export const partyPermissions = declarePermissions({
  'parties.view': {
    title: 'see customers and vendors',
    roles: ['office manager', 'order desk', 'warehouse', 'purchasing', 'viewer'],
  },
  'parties.note': {
    title: 'write notes on customers and vendors',
    roles: ['office manager', 'order desk', 'warehouse', 'purchasing'],
  },
  'parties.change': {
    title: 'change addresses and contacts',
    roles: ['office manager', 'order desk', 'purchasing'],
  },
  'customers.change': { title: 'add and change customers', roles: ['office manager', 'order desk'] },
  'vendors.change': { title: 'add and change vendors', roles: ['office manager', 'purchasing'] },
});
