import { defineLifecycle, type StateOf } from '../kernel/lifecycle.ts';

/** domain.md, section 1. Confirmed goes back to draft by a withdrawal; closed to confirmed by a re-opening. */
export const orderLifecycle = defineLifecycle({
  name: 'order',
  initial: 'draft',
  transitions: {
    draft: ['confirmed', 'cancelled'],
    confirmed: ['draft', 'closed', 'cancelled'],
    closed: ['confirmed'],
    cancelled: [],
  },
  terminal: ['cancelled'],
});

export type OrderStatus = StateOf<typeof orderLifecycle>;

/** A short-closed line opens again with its order; a complete one when goods come back or more is ordered. */
export const orderLineLifecycle = defineLifecycle({
  name: 'order line',
  initial: 'open',
  transitions: {
    open: ['complete', 'cancelled', 'short-closed'],
    'short-closed': ['open'],
    complete: ['open'],
    cancelled: [],
  },
  terminal: ['cancelled'],
});

export type OrderLineStatus = StateOf<typeof orderLineLifecycle>;

/** `credit` and `bad-debt` come only from other systems and are read-only; bad debt delivers nothing. */
export const orderKinds = ['order', 'credit', 'bad-debt'] as const;
export type OrderKind = (typeof orderKinds)[number];

export const orderOrigins = ['own', 'imported'] as const;
export type OrderOrigin = (typeof orderOrigins)[number];

export const holdKinds = ['credit', 'price', 'export', 'address', 'manual'] as const;
export type HoldKind = (typeof holdKinds)[number];

/** What was decided about an order, each a row with who, when and why. */
export const decisionKinds = ['confirmed', 'withdrawn', 'cancelled', 'closed', 're-opened'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What made a revision of an order. */
export const revisionCauses = ['confirmed', 're-opened', 'amended', 'line-cancelled'] as const;
export type RevisionCause = (typeof revisionCauses)[number];

/** What was decided about a line that did not simply become complete. */
export const lineDecisionKinds = ['cancelled', 'short-closed', 're-opened'] as const;
export type LineDecisionKind = (typeof lineDecisionKinds)[number];
