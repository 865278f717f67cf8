import { MICRO_DECIMALS, parseDecimal } from '../../shared/kernel/decimal.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import { excerptOf } from '../../shared/kernel/text-excerpt.ts';
import type { FieldRule } from './import-mapping.ts';
import { dayOf, type ReadTime, timeReader } from './wall-time.ts';

/** What stands in one field of one row: text, a scaled integer, yes or no; null for nothing. */
export type Cell = string | number | boolean | null;

export type ReadCell = (text: string) => Result<Cell>;

/**
 * A field's rule as a function. Refusals of a cell: `import.control-character`, `import.value-unknown`,
 * `import.time-unreadable`, `import.flag-unknown` and those of `parseDecimal`.
 * Refusal of the rule: `import.format-invalid`.
 */
export function cellReader(rule: FieldRule): Result<ReadCell> {
  if ('constant' in rule) return ok(constantly(rule.constant));
  switch (rule.type) {
    case 'text':
      return ok(rule.whole || rule.values !== undefined ? remembering(textReader(rule)) : textReader(rule));
    case 'decimal':
      return ok(remembering(numberReader(rule, MICRO_DECIMALS)));
    case 'percent':
      return ok(remembering(percentReader(rule)));
    case 'integer':
      return ok(remembering(numberReader({ decimalMark: '.' }, 0)));
    case 'datetime':
      return timesReader(rule.formats, (time) => time);
    case 'date':
      return timesReader(rule.formats, dayOf);
    case 'flag':
      return ok(flagReader(rule));
  }
}

type TextRule = Extract<FieldRule, { type: 'text'; trim: boolean }>;
type PercentRule = Extract<FieldRule, { type: 'percent' }>;
type FlagRule = Extract<FieldRule, { type: 'flag' }>;

const NOTHING: Result<Cell> = ok(null);

function constantly(value: string): ReadCell {
  const result = ok(value);
  return () => result;
}

function textReader(rule: TextRule): ReadCell {
  const values = rule.values === undefined ? undefined : new Map(Object.entries(rule.values));
  return (given) => {
    const trimmed = rule.trim ? given.trim() : given;
    const text = rule.whole ? trimmed.replace(/^(\d+)\.0+$/, '$1') : trimmed;
    if (text === '') return NOTHING;
    if (text.includes('\0')) return refused('import.control-character');
    if (values === undefined) return ok(text);
    const value = values.get(text);
    if (value !== undefined) return value === '' ? NOTHING : ok(value);
    if (rule.otherwise === 'keep') return ok(text);
    return rule.otherwise === 'empty' ? NOTHING : refused('import.value-unknown', { text: excerptOf(text) });
  };
}

function numberReader(
  marks: { decimalMark: string; groupMark?: string | undefined },
  decimals: number,
): ReadCell {
  const { decimalMark, groupMark } = marks;
  return (given) => {
    const trimmed = given.trim();
    if (trimmed === '') return NOTHING;
    const ungrouped = groupMark === undefined ? trimmed : withoutGroups(trimmed, groupMark, decimalMark);
    const parsed = parseDecimal(decimalMark === '.' ? ungrouped : neutral(ungrouped, decimalMark), decimals);
    if (parsed.ok || parsed.refusal.code !== 'decimal.not-a-number') return parsed;
    return refused('decimal.not-a-number', { text: excerptOf(trimmed) });
  };
}

/** A sign says more than the mapping: 15% is 15 percent where others are written as fractions. */
function percentReader(rule: PercentRule): ReadCell {
  const percents = numberReader(rule, MICRO_DECIMALS);
  // 0.15 with 8 decimals is the integer that 15 has with 6.
  const plain = rule.written === 'fraction' ? numberReader(rule, 8) : percents;
  return (given) => {
    const text = given.trim();
    return text.endsWith('%') ? percents(text.slice(0, -1).trim()) : plain(text);
  };
}

/** 1,234,567.8 without its commas; as it was when they do not part groups of three, so that 1,2 stays no number. */
function withoutGroups(text: string, groupMark: string, decimalMark: string): string {
  const [whole = '', ...rest] = text.split(decimalMark);
  const groups = whole.split(groupMark);
  const regular =
    groups.slice(1).every((group) => /^\d{3}$/.test(group)) && /^-?\d{1,3}$/.test(groups[0] ?? '');
  return groups.length > 1 && regular ? [groups.join(''), ...rest].join(decimalMark) : text;
}

/** A point in a file whose mark is a comma is no decimal mark: `1.5` must not become 1.5. */
function neutral(text: string, decimalMark: string): string {
  return text.includes('.') ? '' : text.replace(decimalMark, '.');
}

function timesReader(formats: readonly string[], shape: (time: string) => string): Result<ReadCell> {
  const readers: ReadTime[] = [];
  for (const format of formats) {
    const reader = timeReader(format);
    if (reader === null) return { ok: false, refusal: refusal('import.format-invalid', { format }) };
    readers.push(reader);
  }
  return ok(
    remembering((given) => {
      const text = given.trim();
      if (text === '') return NOTHING;
      for (const reader of readers) {
        const time = reader(text);
        if (time !== null) return ok(shape(time));
      }
      return refused('import.time-unreadable', { text: excerptOf(text), format: formats.join(', ') });
    }),
  );
}

function flagReader(rule: FlagRule): ReadCell {
  const meaning = new Map<string, boolean>();
  for (const text of rule.no) meaning.set(text.toLowerCase(), false);
  for (const text of rule.yes) meaning.set(text.toLowerCase(), true);
  return (given) => {
    const text = given.trim();
    const value = meaning.get(text.toLowerCase());
    if (value !== undefined) return ok(value);
    return text === '' ? NOTHING : refused('import.flag-unknown', { text: excerptOf(text) });
  };
}

/** Prices, quantities and times repeat: half a million lines of Online Retail have about 1,600 different prices. */
function remembering(read: ReadCell): ReadCell {
  const known = new Map<string, Result<Cell>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = read(text);
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, result);
    return result;
  };
}

const REMEMBERED = 4096;
