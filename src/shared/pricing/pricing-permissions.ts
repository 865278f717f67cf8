import { declarePermissions } from '../people/permission.ts';

export const pricingPermissions = declarePermissions({
  'pricing.view': {
    title: 'see prices',
    roles: ['office manager', 'order desk', 'purchasing', 'viewer'],
  },
  'pricing.change': { title: 'set prices and assign price lists', roles: ['office manager'] },
  'pricing.override': {
    title: 'sell below the floor or over the discount ceiling',
    roles: ['office manager'],
  },
});
