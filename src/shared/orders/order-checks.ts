import { formatDecimal } from '../kernel/decimal.ts';
import { refusal } from '../kernel/refusal.ts';
import type { ConfirmFacts } from './confirm-facts.ts';
import { lineChecks, overridable } from './line-checks.ts';
import { type CheckField, fixTitle, type OrderCheck, type OrderFix } from './order-check.ts';

/** Whoever may go past what the customer or the company wants of every order. */
export const OVERRIDE_RULE = 'orders.override-rule';

/** Everything a person should know before confirming, all at once: the document, then its lines in order. */
export function orderChecks(facts: ConfirmFacts): readonly OrderCheck[] {
  return [...headChecks(facts), ...facts.lines.flatMap((line) => lineChecks(facts, line))];
}

/** A check on the document as it stands, with the ways out. */
export function documentCheck(
  level: OrderCheck['level'],
  field: CheckField,
  found: OrderCheck['refusal'],
  fixes: readonly OrderFix[] = [],
): OrderCheck {
  return { level, line: null, key: null, field, refusal: found, override: null, settled: false, fixes };
}

function headChecks(facts: ConfirmFacts): OrderCheck[] {
  const { number } = facts;
  const checks: OrderCheck[] = [];
  const add = (...check: Parameters<typeof documentCheck>) => checks.push(documentCheck(...check));
  if (facts.lines.length + facts.linesDone === 0) add('red', 'lines', refusal('orders.no-lines', { number }));
  if (!facts.customerActive) add('red', 'customer', refusal('orders.customer-inactive'));
  if (!facts.hasShipTo && facts.lines.some(({ supply }) => supply.wanted > 0)) {
    const check = documentCheck('red', 'shipTo', refusal('orders.no-ship-to', { number }));
    checks.push(overridable(facts, check, OVERRIDE_RULE));
  }
  if (facts.rateMissing) add('red', 'exchangeRate', refusal('orders.no-rate', { currency: facts.currency }));
  checks.push(...dateChecks(facts));
  if (facts.poTotal !== null && facts.poTotal !== facts.total) {
    const { poTotal, total, currency } = facts;
    add('amber', 'poTotal', refusal('orders.po-total-differs', { poTotal, total, currency }));
  }
  if (facts.repeatedPo.length > 0 && !facts.keepBoth) checks.push(repeatedPo(facts));
  if (facts.documentDiscount !== null) {
    const found = refusal('orders.document-discount', { percent: formatDecimal(facts.documentDiscount, 6) });
    checks.push(overridable(facts, documentCheck('red', 'documentDiscount', found), 'pricing.override'));
  }
  if (facts.credit !== null) {
    const title = fixTitle('orders.fix-prepayment');
    const fixes: OrderFix[] = [{ kind: 'set-header', title, changes: { prepaid: true } }];
    add('amber', 'prepaid', creditReason(facts.credit, facts), fixes);
  }
  // A must of the customer is gone past only with the right and a reason.
  const found = facts.found.map((check) =>
    check.level === 'red' ? overridable(facts, check, OVERRIDE_RULE) : check,
  );
  return [...checks, ...found];
}

/** Why an order waits in the release queue. */
export function creditReason(
  trouble: NonNullable<ConfirmFacts['credit']>,
  { number, currency }: { readonly number: string; readonly currency: string },
): OrderCheck['refusal'] {
  if (trouble === 'over') return refusal('orders.over-credit', { number });
  if (trouble === 'overdue') return refusal('orders.credit-overdue', { number });
  return refusal('orders.credit-other-currency', { currency });
}

function dateChecks({ requestedDate, cancelBy, today }: ConfirmFacts): OrderCheck[] {
  const checks: OrderCheck[] = [];
  if (requestedDate !== null && requestedDate < today) {
    const found = refusal('orders.requested-in-past', { date: requestedDate });
    checks.push(documentCheck('amber', 'requestedDate', found));
  }
  if (cancelBy !== null && requestedDate !== null && cancelBy < requestedDate) {
    const found = refusal('orders.cancel-before-requested', { cancelBy, requested: requestedDate });
    checks.push(documentCheck('amber', 'cancelBy', found));
  }
  return checks;
}

function repeatedPo({ repeatedPo: others }: ConfirmFacts): OrderCheck {
  const fixes = others.flatMap(({ order, number }): OrderFix[] => [
    { kind: 'open-order', title: fixTitle('orders.fix-open-order', { number }), order },
    { kind: 'add-to-order', title: fixTitle('orders.fix-add-to-order', { number }), order },
  ]);
  const keep: OrderFix = { kind: 'keep-both', title: fixTitle('orders.fix-keep-both'), needsReason: true };
  const numbers = others.map(({ number }) => number).join(', ');
  return documentCheck('amber', 'customerPo', refusal('orders.repeated-po', { orders: numbers }), [
    ...fixes,
    keep,
  ]);
}
