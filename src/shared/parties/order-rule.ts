import { z } from 'zod';
import { type BusinessDate, dayOfWeek } from '../kernel/calendar.ts';
import { exactFieldFromZero, idField, noteField } from '../kernel/input-field.ts';
import type { MinorUnits } from '../kernel/money.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';

const timeField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a customer wants of every order, by kind. */
export const orderRuleTerms = z.discriminatedUnion('kind', [
  /** Every order has a customer PO. */
  z.strictObject({ kind: z.literal('customer-po') }),
  z.strictObject({ kind: z.literal('po-on-label') }),
  z.strictObject({
    kind: z.literal('no-delivery'),
    /** ISO 8601, 1 is Monday. */
    weekday: z.int().min(1).max(7),
    /** At the customer's; null: from the beginning of the day, or to its end. */
    fromTime: timeField.nullable(),
    untilTime: timeField.nullable(),
  }),
  /** All lines in one shipment, unless the order says otherwise. */
  z.strictObject({ kind: z.literal('ship-complete') }),
  /** Minor units of the customer's currency, before tax. */
  z.strictObject({ kind: z.literal('minimum-value'), amount: exactFieldFromZero }),
  z.strictObject({ kind: z.literal('only-ship-tos'), addresses: z.array(idField).min(1).max(50) }),
  /** Words a person reads; no order can break them. */
  z.strictObject({ kind: z.literal('note'), note: noteField(500).min(1) }),
]);

/** Must: an order that breaks it is not confirmed without an override. Should: a check to look at. */
export const ruleStrengths = ['must', 'should'] as const;

export type OrderRuleTerms = z.output<typeof orderRuleTerms>;
export type OrderRuleKind = OrderRuleTerms['kind'];

export const ruleKinds = [
  'customer-po',
  'po-on-label',
  'no-delivery',
  'ship-complete',
  'minimum-value',
  'only-ship-tos',
  'note',
] as const satisfies readonly OrderRuleKind[];

export interface OrderRule {
  readonly id: string;
  readonly strength: (typeof ruleStrengths)[number];
  readonly terms: OrderRuleTerms;
}

/** What of an order the rules look at. */
export interface RuledOrder {
  readonly customerPo: string | null;
  readonly shipTo: string | null;
  readonly shipComplete: boolean;
  /** Before tax, minor units of the order's currency; null where it is not the customer's. */
  readonly net: MinorUnits | null;
  /** Promised or requested dates of the lines. */
  readonly deliveryDates: readonly BusinessDate[];
}

export interface BrokenRule {
  readonly rule: string;
  readonly kind: OrderRuleKind;
  readonly strength: OrderRule['strength'];
  /** What is wrong, as a sentence with its params. */
  readonly why: Refusal;
}

/**
 * The customer's rules that an order breaks, in the order given. A window of hours ("no deliveries on Friday after noon")
 * cannot be broken by a date: then the day is told as something to look at, whatever the rule's strength.
 */
export function brokenRules(rules: readonly OrderRule[], order: RuledOrder): readonly BrokenRule[] {
  return rules.flatMap(({ id, strength, terms }) => {
    const why = breach(terms, order);
    if (why === null) return [];
    const isLook = terms.kind === 'no-delivery' && !isWholeDay(terms);
    return [{ rule: id, kind: terms.kind, strength: isLook ? 'should' : strength, why }];
  });
}

/** Whether a new order of the customer begins as ship complete. */
export function shipsComplete(rules: readonly OrderRule[]): boolean {
  return rules.some(({ terms }) => terms.kind === 'ship-complete');
}

function breach(terms: OrderRuleTerms, order: RuledOrder): Refusal | null {
  switch (terms.kind) {
    case 'customer-po':
      return order.customerPo === null ? refusal('parties.rule-customer-po') : null;
    case 'ship-complete':
      return order.shipComplete ? null : refusal('parties.rule-ship-complete');
    case 'minimum-value': {
      const { amount } = terms;
      if (order.net === null || order.net >= amount) return null;
      return refusal('parties.rule-minimum-value', { amount, net: order.net });
    }
    case 'only-ship-tos': {
      const { shipTo } = order;
      return shipTo !== null && terms.addresses.includes(shipTo)
        ? null
        : refusal('parties.rule-only-ship-tos', { address: shipTo });
    }
    case 'no-delivery': {
      const date = order.deliveryDates.find((day) => dayOfWeek(day) === terms.weekday);
      if (date === undefined) return null;
      const { weekday, fromTime, untilTime } = terms;
      return isWholeDay(terms)
        ? refusal('parties.rule-no-delivery', { date, weekday })
        : refusal('parties.rule-no-delivery-hours', {
            date,
            weekday,
            from: fromTime ?? '00:00',
            until: untilTime ?? '24:00',
          });
    }
    case 'po-on-label':
    case 'note':
      return null;
  }
}

function isWholeDay({
  fromTime,
  untilTime,
}: {
  readonly fromTime: string | null;
  readonly untilTime: string | null;
}): boolean {
  return fromTime === null && untilTime === null;
}
