import type { Permission } from '../kernel/command.ts';
import type { May } from '../kernel/may.ts';
import { refusal } from '../kernel/refusal.ts';
import type { HoldKind } from './order-lifecycle.ts';

export interface HoldFacts {
  readonly kind: HoldKind;
  readonly isReleased: boolean;
  /** The asking person's own words placed it. */
  readonly isOwn: boolean;
}

/** The right that releases a hold: credit is for those who answer for it. */
export function releasePermission(kind: HoldKind): Permission {
  return kind === 'credit' ? 'credit.release' : 'orders.release';
}

/** Whoever put an order on hold by hand may lift that hold again. */
export function mayRelease(hold: HoldFacts, has: (permission: Permission) => boolean): May {
  if (hold.isReleased) return refusal('orders.hold-released');
  const may = (hold.kind === 'manual' && hold.isOwn) || has(releasePermission(hold.kind));
  return may || refusal('orders.may-not-release', { kind: hold.kind });
}
