import type { StateCheck } from '../platform/core-definition.ts';

/** No foreign key says it, because party and address would point at each other. */
export const partyChecks: readonly StateCheck[] = [
  {
    name: 'default addresses are the party’s own, in use, and for that purpose',
    faults: (db) =>
      (
        db.sqlite
          .prepare(
            `SELECT p.id AS party, a.id AS address FROM parties p
             JOIN (SELECT 'shipTo' AS purpose UNION ALL SELECT 'billTo') use
             LEFT JOIN addresses a
               ON a.id = iif(use.purpose = 'shipTo', p.defaultShipTo, p.defaultBillTo) AND a.party = p.id
               AND a.active = 1 AND iif(use.purpose = 'shipTo', a.isShipTo, a.isBillTo) = 1
             WHERE iif(use.purpose = 'shipTo', p.defaultShipTo, p.defaultBillTo) IS NOT NULL AND a.id IS NULL
             ORDER BY p.id`,
          )
          .all() as { readonly party: string }[]
      ).map(({ party }) => `party ${party} has a default address that is not its own or not in use`),
  },
];
