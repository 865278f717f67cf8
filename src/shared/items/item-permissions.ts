import { declarePermissions } from '../people/permission.ts';

export const itemPermissions = declarePermissions({
  'items.view': {
    title: 'see items',
    roles: ['office manager', 'order desk', 'warehouse', 'purchasing', 'viewer'],
  },
  'items.change': { title: 'add and change items', roles: ['office manager', 'purchasing'] },
  'items.add-customer-number': {
    title: 'note what customers call items',
    roles: ['office manager', 'order desk', 'purchasing'],
  },
  'items.set-cost': { title: 'set what items cost', roles: ['purchasing'] },
  'items.view-cost': { title: 'see what items cost', roles: ['purchasing'] },
});
