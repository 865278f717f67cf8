import type { NextStep } from '../../shared/kernel/next-step.ts';
import type { Side } from '../../shared/parties/party-rules.ts';
import { type PartyStep, partyStepOf, type StandingHold } from '../../shared/parties/party-steps.ts';
import { rightsOf } from '../people/person-may.ts';
import type { QueryContext } from '../platform/command-handler.ts';
import { type PartyRow, sideFacts } from './party-row.ts';

/** What the row itself knows of its next step. */
export type StepRow = Pick<
  PartyRow,
  'id' | 'customerState' | 'vendorState' | 'duplicateOf' | 'defaultShipTo'
>;

/** By SQL, for the rows of one page: orders and stock are later domains. */
const HOLDS = `SELECT DISTINCT h.kind, h.placedBy = ? AND h.placedRule IS NULL AS isOwn
  FROM orders o CROSS JOIN holds h ON h."order" = o.id AND h.releasedAt IS NULL
  WHERE o.customer = ? AND o.status IN ('draft', 'confirmed')`;
const DUE =
  "SELECT EXISTS (SELECT 1 FROM expectedReceipts WHERE vendor = ? AND date <= ? AND status = 'open')";

/** What somebody does next with each of the parties of a list. */
export function partyStepsOf(
  { db, person }: QueryContext,
  side: Side,
  today: string,
): (row: StepRow, hasTerms: boolean) => NextStep<PartyStep> | null {
  const has = rightsOf(db, person);
  const holds = db.q(HOLDS);
  const due = db.q(DUE).pluck();
  return (row, hasTerms) =>
    partyStepOf(
      side,
      {
        ...sideFacts(row, side),
        hasTerms,
        hasShipTo: row.defaultShipTo !== null,
        holds: side === 'customer' ? standing(holds.all(person, row.id) as HoldRow[]) : [],
        receiptsDue: side === 'vendor' && due.get(row.id, today) === 1,
      },
      has,
    );
}

interface HoldRow {
  readonly kind: string;
  readonly isOwn: number;
}

function standing(rows: readonly HoldRow[]): readonly StandingHold[] {
  return rows.map(({ kind, isOwn }) => ({ kind, isOwn: isOwn === 1 }));
}
