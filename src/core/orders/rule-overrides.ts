import type { ConfirmFacts } from '../../shared/orders/confirm-facts.ts';
import type { OrderCheck } from '../../shared/orders/order-check.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import type { RowReader } from '../platform/row-reader.ts';
import type { ConfirmAsked, GivenOverride } from './order-facts.ts';
import { ruleOverrides } from './order-tables.ts';

/** Whether somebody permitted has gone past exactly this: before, or with what is given now. */
export function overrideMatcher(
  read: RowReader,
  order: string,
  { may = () => false, overrides = [] }: ConfirmAsked,
): ConfirmFacts['isOverridden'] {
  const standing = read.find(ruleOverrides, { order });
  return ({ rule, line, params, permission }) =>
    standing.some((row) => row.rule === rule && row.line === line && row.covers === coverOf(params)) ||
    (overrides.some((given) => given.rule === rule && given.line === line) && may(permission));
}

/** One row per check that was gone past now; what a row covers already is not written again. */
export function writeOverrides(
  ctx: CommandContext,
  order: string,
  checks: readonly OrderCheck[],
  given: readonly GivenOverride[],
): void {
  const standing = ctx.read.find(ruleOverrides, { order });
  for (const { refusal, key, settled } of checks) {
    const why = given.find(({ rule, line }) => rule === refusal.code && line === key)?.why;
    const covers = coverOf(refusal.params);
    const isKnown = standing.some(
      (row) => row.rule === refusal.code && row.line === key && row.covers === covers,
    );
    if (!settled || why === undefined || isKnown) continue;
    writeOverride(ctx, { order, line: key, rule: refusal, why, label: `o-${refusal.code}-${key ?? ''}` });
  }
}

/** `label` names the row within the change set. */
export function writeOverride(
  ctx: CommandContext,
  {
    order,
    line,
    rule,
    why,
    label,
  }: {
    readonly order: string;
    readonly line: string | null;
    readonly rule: OrderCheck['refusal'];
    readonly why: string;
    readonly label: string;
  },
): void {
  ctx.write.insert(ruleOverrides, {
    id: ctx.newId(label),
    order,
    line,
    rule: rule.code,
    covers: coverOf(rule.params),
    overriddenBy: ctx.person,
    overriddenAt: ctx.now,
    why,
  });
}

/** Dies when what the check says changes. */
function coverOf(params: OrderCheck['refusal']['params']): string {
  return JSON.stringify(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)));
}
