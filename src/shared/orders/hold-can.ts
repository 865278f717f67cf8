import type { May } from '../kernel/may.ts';
import type { Has } from '../kernel/next-step.ts';
import { refusal } from '../kernel/refusal.ts';
import { mayReleaseHold } from '../parties/party-steps.ts';
import type { HoldKind } from './order-lifecycle.ts';

export interface HoldFacts {
  readonly kind: HoldKind;
  readonly isReleased: boolean;
  /** The asking person's own words placed it. */
  readonly isOwn: boolean;
}

/** As of any hold that stands; one that is released already cannot be released again. */
export function mayRelease(hold: HoldFacts, has: Has): May {
  return hold.isReleased ? refusal('orders.hold-released') : mayReleaseHold(hold, has);
}
