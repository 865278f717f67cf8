import type { May } from '../kernel/may.ts';
import { refusal } from '../kernel/refusal.ts';
import type { OrderStatus } from '../orders/order-lifecycle.ts';
import type { PaperKind } from './document-kinds.ts';

/** What decides whether a paper of an order can be printed as it stands now. */
export interface PaperFacts {
  readonly number: string;
  readonly status: OrderStatus;
  /** The newest one that was confirmed; 0: none was. */
  readonly revision: number;
}

/**
 * Whether the newest paper of an order can be printed: a confirmation of what is promised, a pick list of what is still to
 * leave. Papers of earlier revisions stay whatever becomes of the order.
 */
export function paperCan(kind: PaperKind, { number, status, revision }: PaperFacts): May {
  if (status === 'draft') return refusal('documents.draft-not-printed', { number });
  if (status === 'cancelled') return refusal('documents.cancelled-not-printed', { number });
  if (revision === 0) return refusal('documents.never-confirmed-here', { number });
  if (kind === 'pick list' && status === 'closed') return refusal('documents.nothing-to-pick', { number });
  return true;
}
