import type { MicroPercent } from '../../shared/kernel/money.ts';
import { EVERYTHING, wordsOf } from '../../shared/people/permission.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { personRoles, roles } from './people-tables.ts';

const WHOLE: MicroPercent = 100_000_000;

/**
 * The most a person may give off the price by rule without an approval, in millionths of a percent: the highest ceiling of
 * their roles. A role without one gives nothing, unless it may do everything. See `discountGiven` for what counts.
 */
export function discountCeiling(read: RowReader, person: string): MicroPercent {
  const ceilings = read.find(personRoles, { person }).map(({ role: id }) => {
    const role = read.get(roles, id);
    if (!role) return 0;
    return role.discountCeiling ?? (wordsOf(role.permissions).includes(EVERYTHING) ? WHOLE : 0);
  });
  return Math.max(0, ...ceilings);
}
