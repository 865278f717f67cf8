import { itemCostImportCommands } from '../../shared/items/item-cost-import.ts';
import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import { COSTS } from '../../shared/people/scope-label.ts';
import { findColumn } from '../importing/column-finder.ts';
import type { ImportMapping } from '../importing/import-mapping.ts';
import type { TableSource } from '../importing/table-source.ts';
import type { QueryAnswer, QueryRequest } from '../workstation.ts';

/** Whether whoever asks may set what items cost, here. Refusals: `people.no-permission`, `items.costs-not-here`. */
export function maySetCosts(ask: (request: QueryRequest) => QueryAnswer): Result<null> {
  const me = ask({ query: 'person.me', input: {} });
  if (!me.ok) return me;
  const { permissions, labels } = me.output as {
    readonly permissions: readonly string[];
    readonly labels: readonly string[];
  };
  const { name, permission } = itemCostImportCommands.importItemCosts;
  if (permission !== null && !permissions.includes(permission))
    return refused('people.no-permission', { permission, command: name });
  return labels.includes(COSTS) ? ok(null) : refused('items.costs-not-here');
}

/** Whether costs would be read from the file: a mapping may name a column that the file lacks. */
export function takesCosts({ kind, fields }: ImportMapping, source: TableSource): boolean {
  const rule = kind === 'items' ? fields.unitCost : undefined;
  if (rule === undefined || 'constant' in rule) return false;
  if (rule.from !== undefined) return true;
  const found = findColumn(source.header, rule.column);
  return found.ok && found.value !== undefined;
}
