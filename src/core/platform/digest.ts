import type { Effect } from './effect.ts';
import type { TableInfo } from './schema.ts';
import { scopeLabel } from './schema.ts';
import type { Value } from './table.ts';

/**
 * A digest of state is a sum: of one hash per non-null cell, per scope label and table, in two 32-bit lanes. A sum can
 * be kept from effects on every replica without reading rows, and a column added later with nulls does not change it.
 * It finds divergence and damage; against forgery there is the hash chain.
 */
export class DigestSum {
  private readonly lanes = new Map<string, [number, number]>();

  addEffects(effects: readonly Effect[]): void {
    for (const effect of effects) this.addEffect(effect);
  }

  addRow(table: TableInfo, row: readonly Value[], sign: 1 | -1 = 1): void {
    const lane = this.lane(scopeLabel(table, row), table.number);
    addCells(lane, table.number, row[0] as string, null, row, sign);
  }

  /** `label|table` and the two lanes, without empty sums. */
  entries(): [key: string, lanes: readonly [number, number]][] {
    return [...this.lanes].filter(([, lane]) => lane[0] !== 0 || lane[1] !== 0);
  }

  merge(key: string, lanes: readonly [number, number]): void {
    const lane = this.laneOf(key);
    lane[0] = (lane[0] + lanes[0]) >>> 0;
    lane[1] = (lane[1] + lanes[1]) >>> 0;
  }

  /** The sum of all tables per label, as 16 hexadecimal digits; labels without rows are absent. */
  byLabel(): Record<string, string> {
    const total = new Map<string, [number, number]>();
    for (const [key, lane] of this.lanes) {
      const label = key.slice(0, key.lastIndexOf('|'));
      const sum = total.get(label) ?? [0, 0];
      total.set(label, [(sum[0] + lane[0]) >>> 0, (sum[1] + lane[1]) >>> 0]);
    }
    const named = [...total]
      .filter(([, lane]) => lane[0] !== 0 || lane[1] !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(named.map(([label, lane]) => [label, hex(lane)]));
  }

  private addEffect(effect: Effect): void {
    const { table, id } = effect;
    if (effect.op === 'insert') this.addRow(table, effect.row);
    else if (effect.op === 'delete') this.addRow(table, effect.row, -1);
    else if (effect.rows && scopeLabel(table, effect.rows.before) !== scopeLabel(table, effect.rows.after)) {
      this.addRow(table, effect.rows.before, -1);
      this.addRow(table, effect.rows.after);
    } else {
      const label = effect.rows ? scopeLabel(table, effect.rows.after) : fixed(table);
      const lane = this.lane(label, table.number);
      addCells(lane, table.number, id, effect.columns, effect.before, -1);
      addCells(lane, table.number, id, effect.columns, effect.after, 1);
    }
  }

  private lane(label: string, table: number): [number, number] {
    return this.laneOf(`${label}|${table}`);
  }

  private laneOf(key: string): [number, number] {
    let lane = this.lanes.get(key);
    if (!lane) {
      lane = [0, 0];
      this.lanes.set(key, lane);
    }
    return lane;
  }
}

export function hex(lane: readonly [number, number]): string {
  return lane[0].toString(16).padStart(8, '0') + lane[1].toString(16).padStart(8, '0');
}

export function unhex(text: string): readonly [number, number] {
  return [Number.parseInt(text.slice(0, 8), 16), Number.parseInt(text.slice(8), 16)];
}

function fixed(table: TableInfo): string {
  if (table.scope.kind === 'column') throw new Error(`an update of ${table.name} lacks its rows`);
  return table.scope.label;
}

/** What stands before the text of a value, so that 1 and '1' differ: `#` and `$`. */
const NUMBER = 35;
const TEXT = 36;

function addCells(
  lane: [number, number],
  table: number,
  id: string,
  columns: readonly number[] | null,
  values: readonly Value[],
  sign: 1 | -1,
): void {
  const seedA = mix(table + 0x9e3779b9, id, PRIME_A);
  const seedB = mix(table + 0x7f4a7c15, id, PRIME_B);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === null || value === undefined) continue;
    const column = columns ? (columns[i] as number) : i;
    const mark = typeof value === 'number' ? NUMBER : TEXT;
    const text = typeof value === 'number' ? String(value) : value;
    let a = mixUnit((seedA + Math.imul(column + 1, 0x27d4eb2f)) | 0, mark, PRIME_A);
    let b = mixUnit((seedB + Math.imul(column + 1, 0x165667b1)) | 0, mark, PRIME_B);
    // Both lanes in one pass: most of a digest is reading the text.
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      a = mixUnit(a, unit, PRIME_A);
      b = mixUnit(b, unit, PRIME_B);
    }
    lane[0] = (lane[0] + sign * finish(a)) >>> 0;
    lane[1] = (lane[1] + sign * finish(b)) >>> 0;
  }
}

const PRIME_A = 0x85ebca6b;
const PRIME_B = 0xc2b2ae35;

/** FNV-like multiplication over UTF-16 units, seeded; 32 bits. */
function mix(seed: number, text: string, prime: number): number {
  let h = seed | 0;
  for (let i = 0; i < text.length; i++) h = mixUnit(h, text.charCodeAt(i), prime);
  return h;
}

function mixUnit(h: number, unit: number, prime: number): number {
  return Math.imul((h ^ unit) >>> 0, prime) ^ (h >>> 15);
}

/** Murmur3's finaliser. */
function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
