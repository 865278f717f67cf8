import { formatDecimal, MICRO_DECIMALS } from '../kernel/decimal.ts';
import { formatQuantity, subtractQuantity } from '../kernel/quantity.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import type { ConfirmFacts, ConfirmLine } from './confirm-facts.ts';
import { type CheckField, fixTitle, type OrderCheck, type OrderFix } from './order-check.ts';

/** Whoever may sell an item beyond what is left of it. */
export const SELL_ENDED = 'orders.sell-ended';

/** Every trouble of one line, all at once. */
export function lineChecks(facts: ConfirmFacts, line: ConfirmLine): readonly OrderCheck[] {
  if (line.unread.length > 0) return line.unread;
  return [
    ...lifeChecks(facts, line),
    ...priceChecks(facts, line),
    ...dateChecks(facts, line),
    ...supplyChecks(facts, line),
    ...line.found,
  ];
}

/** A check on a line as it stands, with the ways out. */
export function lineCheck(
  line: { readonly key: string; readonly position: number },
  level: OrderCheck['level'],
  field: CheckField,
  found: Refusal,
  fixes: readonly OrderFix[] = [],
): OrderCheck {
  const { key, position } = line;
  return { level, line: position, key, field, refusal: found, override: null, settled: false, fixes };
}

function lifeChecks(facts: ConfirmFacts, line: ConfirmLine): OrderCheck[] {
  const { key, position, item, endOfLife } = line;
  if (line.itemPlanned) {
    return [lineCheck(line, 'red', 'item', refusal('orders.item-planned', { item, line: position }))];
  }
  if (!endOfLife) return [];
  const { left, successor } = endOfLife;
  const params = { line: position, item, left: formatQuantity(left), unit: line.unit };
  const fixes: OrderFix[] = [];
  if (successor) {
    const title = fixTitle('orders.fix-replace', { item: successor.number });
    fixes.push({ kind: 'replace-item', title, line: key, ...successor });
  }
  if (left > 0) {
    const title = fixTitle('orders.fix-sell-last', { left: params.left });
    fixes.push({ kind: 'set-line', title, line: key, changes: { quantity: left } });
  } else
    fixes.push({ kind: 'remove-line', title: fixTitle('orders.fix-remove', { line: position }), line: key });
  const check = lineCheck(line, 'red', 'quantity', refusal('orders.end-of-life', params), fixes);
  return [overridable(facts, check, SELL_ENDED)];
}

function priceChecks(facts: ConfirmFacts, line: ConfirmLine): OrderCheck[] {
  const { key, position, item, ceiling, belowFloor, listPrice } = line;
  if (!line.offList && belowFloor === null) return [];
  const params = { line: position, item };
  const fixes: OrderFix[] = [];
  if (line.offList && listPrice !== null) {
    const title =
      ceiling > 0
        ? fixTitle('orders.fix-use-discount', { percent: percent(ceiling) })
        : fixTitle('orders.fix-use-price', { price: rate(listPrice) });
    const byRule = line.unitPrice === listPrice ? {} : { unitPrice: listPrice };
    const discountPercent = ceiling > 0 ? ceiling : null;
    fixes.push({ kind: 'set-line', title, line: key, changes: { ...byRule, discountPercent } });
  }
  if (belowFloor !== null) {
    const title = fixTitle('orders.fix-use-price', { price: rate(belowFloor) });
    const changes = { unitPrice: belowFloor, discountPercent: null };
    fixes.push({ kind: 'set-line', title, line: key, changes });
  }
  if (facts.mayOverridePrice) {
    if (line.priceReason !== null) return [];
    const title = fixTitle('orders.fix-override');
    const permission = 'pricing.override';
    fixes.push({ kind: 'override', title, line: key, rule: 'price', permission, needsReason: true });
  } else {
    fixes.push({ kind: 'ask-approval', title: fixTitle('orders.fix-ask-approval'), line: key });
  }
  const field = line.discountPercent ? 'discountPercent' : 'unitPrice';
  const code = facts.mayOverridePrice ? 'orders.price-needs-reason' : 'orders.price-needs-approval';
  const found =
    belowFloor !== null
      ? refusal('orders.below-floor', { ...params, floor: rate(belowFloor) })
      : ceiling > 0
        ? refusal('orders.over-ceiling', {
            ...params,
            percent: percent(line.given),
            ceiling: percent(ceiling),
          })
        : refusal(code, params);
  return [{ ...lineCheck(line, 'red', field, found, fixes), override: 'pricing.override' }];
}

function dateChecks(facts: ConfirmFacts, line: ConfirmLine): OrderCheck[] {
  const { key, position, promisedDate } = line;
  const checks: OrderCheck[] = [];
  const requested = line.requestedDate ?? facts.requestedDate;
  const cancelBy = line.cancelBy ?? facts.cancelBy;
  const clear: OrderFix = {
    kind: 'set-line',
    title: fixTitle('orders.fix-promise-by-rule'),
    line: key,
    changes: { promisedDate: null },
  };
  if (line.requestedDate !== null && line.requestedDate < facts.today) {
    const found = refusal('orders.requested-in-past', { date: line.requestedDate });
    checks.push(lineCheck(line, 'amber', 'requestedDate', found));
  }
  if (promisedDate !== null && promisedDate < facts.today) {
    const params = { line: position, date: promisedDate };
    // What was promised once and is late is no reason to keep somebody from mending the order.
    const level = facts.status === 'draft' ? 'red' : 'amber';
    checks.push(lineCheck(line, level, 'promisedDate', refusal('orders.promised-in-past', params), [clear]));
  }
  const due = promisedDate ?? line.supply.completeOn;
  if (due !== null && cancelBy !== null && due > cancelBy) {
    const params = { line: position, date: due, cancelBy };
    const check = lineCheck(line, 'red', 'promisedDate', refusal('orders.after-cancel-by', params), []);
    checks.push(overridable(facts, check, 'orders.override-rule'));
  }
  if (promisedDate !== null && requested !== null && promisedDate > requested) {
    const params = { line: position, date: promisedDate, requested };
    checks.push(
      lineCheck(line, 'amber', 'promisedDate', refusal('orders.promised-after-requested', params), [clear]),
    );
  }
  return checks;
}

/** Short by the date: what is there later in time is no trouble. Without a date it is wanted now. */
function supplyChecks(facts: ConfirmFacts, line: ConfirmLine): OrderCheck[] {
  const { key, position, item, supply, quantity } = line;
  const { short, nowInUnit, completeOn, reference } = supply;
  const by = line.promisedDate ?? line.requestedDate ?? facts.requestedDate ?? facts.today;
  if (short <= 0 || (completeOn !== null && completeOn <= by)) return [];
  const params = { line: position, item, short: formatQuantity(short) };
  const fixes: OrderFix[] = [];
  if (facts.shipComplete) {
    const title = fixTitle('orders.fix-ship-apart');
    fixes.push({ kind: 'set-header', title, changes: { shipComplete: false } });
  } else if (nowInUnit > 0 && nowInUnit < quantity) {
    const title = fixTitle('orders.fix-ship-in-two');
    const rest = subtractQuantity(quantity, nowInUnit);
    fixes.push({ kind: 'split-line', title, line: key, now: nowInUnit, rest, promisedDate: completeOn });
  }
  if (completeOn !== null) {
    const title = fixTitle('orders.fix-promise', { date: completeOn });
    fixes.push({ kind: 'set-line', title, line: key, changes: { promisedDate: completeOn } });
  }
  if (facts.shipComplete) {
    return [lineCheck(line, 'red', 'quantity', refusal('orders.ship-complete-short', params), fixes)];
  }
  if (completeOn === null) {
    return [lineCheck(line, 'amber', 'quantity', refusal('orders.will-backorder', params), fixes)];
  }
  const later = { ...params, date: completeOn, reference: reference ?? '', unit: line.unit };
  const code = reference === null ? 'orders.short-until' : 'orders.short-until-receipt';
  const found = refusal(code, { ...later, now: formatQuantity(nowInUnit), wanted: formatQuantity(quantity) });
  return [lineCheck(line, 'amber', 'quantity', found, fixes)];
}

/** A red check that somebody with the permission goes past with a reason; settled where one has. */
export function overridable(facts: ConfirmFacts, check: OrderCheck, permission: string): OrderCheck {
  const { code: rule, params } = check.refusal;
  const fix: OrderFix = {
    kind: 'override',
    title: fixTitle('orders.fix-override'),
    line: check.key,
    rule,
    permission,
    needsReason: true,
  };
  const settled = facts.isOverridden({ rule, line: check.key, params, permission });
  return { ...check, override: permission, settled, fixes: settled ? [] : [...check.fixes, fix] };
}

function percent(value: number): string {
  return formatDecimal(value, MICRO_DECIMALS);
}

function rate(value: number): string {
  return formatDecimal(value, MICRO_DECIMALS, 2);
}
