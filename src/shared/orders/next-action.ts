import type { NextStep as NextStepOf } from '../kernel/next-step.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { type ProgressFacts, shipTroubles } from './after-confirm-can.ts';
import { type ProgressLine, remaining } from './line-progress.ts';

/** What an order is waiting for somebody to do, in the order in which it comes. */
export const nextActions = [
  'confirm',
  'release',
  'check-credit',
  'ship',
  'allocate',
  'close',
  'reopen',
  'copy',
] as const;
export type NextAction = (typeof nextActions)[number];

export type NextStep = NextStepOf<NextAction>;

export interface NextFacts extends ProgressFacts {
  /** Some of what lines wait for is available now. */
  readonly canAllocate: boolean;
}

/**
 * The one step that takes an order on: the last column of lists, and the primary button of its record. Null where nobody has
 * to do anything: history of other systems.
 */
export function nextActionOf(facts: NextFacts): NextStep | null {
  const { number, status, origin } = facts;
  if (origin === 'imported') return null;
  if (status === 'draft') {
    return step('confirm', facts.lines.length === 0 ? refusal('orders.no-lines', { number }) : null);
  }
  if (status === 'closed') return step('reopen', null);
  if (status === 'cancelled') return step('copy', null);
  if (facts.holds.length > 0) return step('release', null);
  if (facts.overCredit || facts.overdue) return step('check-credit', null);
  const open = facts.lines.filter((line) => line.status === 'open' && line.isGoods);
  if (open.length === 0) return step('close', null);
  const ready = open.filter(({ progress }) => progress.allocated > 0);
  const troubles = shipTroubles(facts, ready.map(wholeAllocation));
  if (ready.length > 0 && troubles.length === 0) return step('ship', null);
  if (facts.canAllocate) return step('allocate', null);
  const short = open.find(({ progress }) => progress.allocated < remaining(progress)) ?? open[0];
  const why = short ? refusal('orders.waits-for-stock', { line: short.position, item: short.item }) : null;
  return ready.length > 0 ? step('ship', troubles[0] ?? null) : step('allocate', why);
}

function step(action: NextAction, why: Refusal | null): NextStep {
  return { action, command: COMMANDS[action], refusal: why };
}

function wholeAllocation(line: ProgressLine) {
  const { allocated } = line.progress;
  return { line, quantity: allocated, there: allocated };
}

const COMMANDS: Readonly<Record<NextAction, string>> = {
  confirm: 'order.confirm',
  release: 'hold.release',
  'check-credit': 'order.check-credit',
  ship: 'order.ship-lines',
  allocate: 'backorder.allocate',
  close: 'order.close',
  reopen: 'order.reopen',
  copy: 'order.copy',
};
