import { declarePermissions } from '../people/permission.ts';

export const orderPermissions = declarePermissions({
  'orders.view': { title: 'see orders', roles: ['office manager', 'order desk', 'warehouse', 'viewer'] },
  'orders.enter': { title: 'write and change drafts of orders', roles: ['office manager', 'order desk'] },
  'orders.note': {
    title: 'write notes on orders',
    roles: ['office manager', 'order desk', 'warehouse'],
  },
  'orders.confirm': {
    title: 'confirm, withdraw and re-open orders',
    roles: ['office manager', 'order desk'],
  },
  'orders.cancel': { title: 'cancel and close orders', roles: ['office manager', 'order desk'] },
  'orders.ship': { title: 'ship orders', roles: ['office manager', 'order desk', 'warehouse'] },
  'orders.hold': { title: 'put orders on hold', roles: ['office manager', 'order desk', 'warehouse'] },
  'orders.sell-ended': { title: 'sell more of an ending item than is left', roles: ['office manager'] },
  'orders.override-rule': {
    title: 'go past what a customer or the company wants of every order',
    roles: ['office manager'],
  },
  'orders.release': { title: 'release holds other than credit holds', roles: ['office manager'] },
});
