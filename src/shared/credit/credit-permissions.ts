import { declarePermissions } from '../people/permission.ts';

export const creditPermissions = declarePermissions({
  'credit.view': { title: 'see what customers owe and their limits', roles: ['office manager'] },
  'credit.set': { title: 'set credit limits and receivables', roles: ['office manager'] },
  'credit.release': { title: 'release credit holds', roles: ['office manager'] },
});
