import { declarePermissions } from '../people/permission.ts';

export const inventoryPermissions = declarePermissions({
  'inventory.view': {
    title: 'see stock',
    roles: ['office manager', 'order desk', 'warehouse', 'purchasing', 'viewer'],
  },
  'inventory.set-up': { title: 'set up sites and places', roles: ['office manager'] },
  'inventory.expect': {
    title: 'type in what is expected',
    roles: ['office manager', 'warehouse', 'purchasing'],
  },
  'inventory.receive': { title: 'receive and move stock', roles: ['office manager', 'warehouse'] },
  'inventory.adjust': { title: 'adjust and write off stock', roles: ['office manager', 'warehouse'] },
});
