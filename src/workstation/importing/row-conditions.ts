import { MICRO_DECIMALS, parseDecimal } from '../../shared/kernel/decimal.ts';
import type { Cell } from './cell-reader.ts';
import type { MappingCondition } from './import-mapping.ts';

export type Holds = (cells: readonly Cell[]) => boolean;

/** True when all conditions hold; always, when there are none. An empty cell is neither equal nor less nor more. */
export function allOf(conditions: readonly MappingCondition[], slotOf: (field: string) => number): Holds {
  const tests = conditions.map((condition) => test(condition, slotOf(condition.field)));
  return (cells) => {
    for (const holds of tests) if (!holds(cells)) return false;
    return true;
  };
}

function test(condition: MappingCondition, slot: number): Holds {
  if ('is' in condition) return (cells) => cells[slot] === condition.is;
  if ('startsWith' in condition) {
    return (cells) => String(cells[slot] ?? '').startsWith(condition.startsWith);
  }
  if ('empty' in condition) return (cells) => (cells[slot] === null) === condition.empty;
  if ('in' in condition) {
    const values: ReadonlySet<Cell | undefined> = new Set(condition.in);
    return (cells) => values.has(cells[slot]);
  }
  if ('lessThan' in condition) {
    const limit = micro(condition.lessThan);
    return (cells) => isBelow(cells[slot], limit);
  }
  const limit = micro(condition.moreThan);
  return (cells) => isBelow(limit, cells[slot]);
}

function isBelow(low: Cell | undefined, high: Cell | undefined): boolean {
  return typeof low === 'number' && typeof high === 'number' && low < high;
}

function micro(text: string): number {
  const parsed = parseDecimal(text, MICRO_DECIMALS);
  if (!parsed.ok) throw new RangeError(`${text} is no limit; the mapping's schema lets none such through`);
  return parsed.value;
}
