import { z } from 'zod';
import { type FieldType, fieldCatalogues, headFields } from '../../shared/company/import-fields.ts';
import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import { excerptOf } from '../../shared/kernel/text-excerpt.ts';
import type { ImportKind } from '../../shared/sync/import-inspection.ts';

/** The format of a mapping file; docs/import-mappings.md explains every key. */
export const MAPPING_VERSION = 1;

const decimalText = z.string().regex(/^-?\d+(\.\d{1,6})?$/);
const fieldName = z.string().min(1).max(40);
const columnName = z.union([z.string().min(1).max(200), z.int().min(1).max(5000)]);

const condition = z.union([
  z.strictObject({ field: fieldName, is: z.string() }),
  z.strictObject({ field: fieldName, in: z.array(z.string()).min(1) }),
  z.strictObject({ field: fieldName, startsWith: z.string().min(1) }),
  z.strictObject({ field: fieldName, empty: z.boolean() }),
  z.strictObject({ field: fieldName, lessThan: decimalText }),
  z.strictObject({ field: fieldName, moreThan: decimalText }),
]);
const conditions = z.array(condition);

const column = {
  /** Header text, or the position from 1. */
  column: columnName,
  /** Name of the joined file the column stands in. */
  from: fieldName.optional(),
  /** The file may lack the column altogether. */
  optional: z.boolean().default(false),
  /** An empty cell refuses the row. */
  required: z.boolean().default(false),
};
const marks = { decimalMark: z.enum(['.', ',']).default('.'), groupMark: z.string().length(1).optional() };

const rule = z.union([
  z.strictObject({ type: z.literal('text'), constant: z.string().min(1) }),
  z.strictObject({
    type: z.literal('text'),
    ...column,
    trim: z.boolean().default(true),
    /** A number that a spreadsheet wrote with a fraction: 17850.0 is 17850. */
    whole: z.boolean().default(false),
    values: z.record(z.string(), z.string()).optional(),
    /** A value that `values` lacks. */
    otherwise: z.enum(['keep', 'empty', 'refuse']).default('refuse'),
  }),
  z.strictObject({ type: z.literal('decimal'), ...column, ...marks }),
  z.strictObject({ type: z.literal('integer'), ...column }),
  z.strictObject({
    type: z.literal('percent'),
    ...column,
    ...marks,
    /** `fraction`: the file writes 0.15 for 15 %. */
    written: z.enum(['percent', 'fraction']).default('percent'),
  }),
  z.strictObject({ type: z.literal('datetime'), ...column, formats: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ type: z.literal('date'), ...column, formats: z.array(z.string().min(1)).min(1) }),
  z.strictObject({
    type: z.literal('flag'),
    ...column,
    yes: z.array(z.string()).min(1),
    no: z.array(z.string()).min(1),
  }),
]);

const source = z
  .strictObject({
    delimiter: z.union([z.literal('auto'), z.string().length(1)]).default('auto'),
    encoding: z.enum(['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).default('auto'),
    /** Row of the header, from 1; rows before it are titles. 0: there is none. */
    headerRow: z.int().min(0).max(1000).default(1),
    /** Of a workbook; left out: the first that is not hidden. */
    sheet: z.string().min(1).max(31).optional(),
  })
  .prefault({});

const lookup = z.strictObject({
  /** A file beside the main one; a name, never a path. */
  file: z.string().regex(/^(?!\.\.?$)[^/\\\0]+$/),
  /** Column of the main file, and the column of the joined file it is equal to. */
  match: z.strictObject({ column: columnName, to: columnName }),
  /** How it is read; left out: as the main file is. */
  source: source.optional(),
  missing: z.enum(['refuse', 'empty']).default('refuse'),
  /** A row of the joined file that no row of the main file asks for. */
  unused: z.enum(['refuse', 'ignore']).default('ignore'),
});

const mapping = z.strictObject({
  format: z.literal('daybook-import-mapping'),
  version: z.literal(MAPPING_VERSION),
  name: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  title: z.string().min(1),
  kind: z.enum(['customers', 'vendors', 'items', 'prices', 'stock', 'orders']),
  /** The system the keys come from: two files of one system name the same customer by the same key. */
  system: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  source,
  lookups: z.record(fieldName, lookup).default({}),
  fields: z.record(fieldName, rule),
  /** First match wins: put the rows that mean nothing here. */
  refuse: z.array(z.strictObject({ because: z.string().min(1), when: conditions.min(1) })).default([]),
  kinds: z
    .array(
      z.strictObject({
        kind: z.enum(['order', 'credit', 'bad-debt', 'write-off', 'draft']),
        when: conditions,
      }),
    )
    .default([{ kind: 'order', when: [] }]),
  /** Lines that are not goods: any of these lists of conditions. */
  fees: z.array(conditions.min(1)).default([]),
  group: z
    .strictObject({
      /** How many rows apart the lines of one document may stand. */
      within: z.int().min(1).max(100_000).default(1000),
      maxLines: z.int().min(1).max(100_000).default(10_000),
      differ: z.record(fieldName, z.enum(['refuse', 'first', 'earliest'])).default({}),
    })
    .prefault({}),
  derive: z
    .strictObject({
      /** Text of a customer field, with {field} of the line in it. */
      customers: z.record(fieldName, z.string()).optional(),
      /** `prefer`: whose description to believe; the first such line, else the first with any. */
      items: z.strictObject({ prefer: conditions.default([]) }).optional(),
    })
    .default({}),
});

export type ImportMapping = z.infer<typeof mapping>;
export type FieldRule = z.infer<typeof rule>;
export type MappingCondition = z.infer<typeof condition>;
export type LookupRule = z.infer<typeof lookup>;
export type SourceSettings = ImportMapping['source'];

/**
 * A mapping from JSON. A field's rule may be just a column's name, and its type may be left out.
 * Refusal: `import.mapping-invalid` with the place in the file and what is wrong there.
 */
export function parseMapping(json: unknown): Result<ImportMapping> {
  const parsed = mapping.safeParse(withTypes(json));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return invalid(issue?.path.join('.') ?? '', issue?.message ?? '');
  }
  const problem = problemOf(parsed.data);
  return problem === null ? ok(parsed.data) : invalid(problem.at, problem.what);
}

/** A mapping from the text of its file. Refusals: those of `parseMapping`, `import.mapping-unreadable`. */
export function readMapping(text: string): Result<ImportMapping> {
  try {
    return parseMapping(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return refused('import.mapping-unreadable');
    throw error;
  }
}

function invalid(at: string, what: string): Result<never> {
  return refused('import.mapping-invalid', { at: excerptOf(at), what });
}

/** Fills in what the catalogue knows, so that the schema only has to judge complete rules. */
function withTypes(json: unknown): unknown {
  if (!isObject(json) || !isObject(json.fields)) return json;
  const types = typesOf(json.kind);
  const fields = Object.entries(json.fields).map(([field, given]) => {
    const written = typeof given === 'string' || typeof given === 'number' ? { column: given } : given;
    const type = Object.hasOwn(types, field) ? types[field] : undefined;
    return [field, isObject(written) ? { ...(type === undefined ? {} : { type }), ...written } : written];
  });
  return { ...json, fields: Object.fromEntries(fields) };
}

function problemOf(mapping: ImportMapping): { at: string; what: string } | null {
  const { fields: types, mapped } = fieldCatalogues[mapping.kind];
  for (const [field, rule] of Object.entries(mapping.fields)) {
    const type = Object.hasOwn(types, field) ? types[field] : undefined;
    if (type === undefined) return { at: `fields.${field}`, what: `${mapping.kind} have no such field` };
    if (type !== rule.type) return { at: `fields.${field}.type`, what: `this field is a ${type}` };
    if ('from' in rule && rule.from !== undefined && !Object.hasOwn(mapping.lookups, rule.from)) {
      return { at: `fields.${field}.from`, what: `lookups has no ${rule.from}` };
    }
  }
  for (const field of mapped) {
    if (!Object.hasOwn(mapping.fields, field))
      return { at: `fields.${field}`, what: 'this field needs a rule' };
  }
  return (
    problemOfKind(mapping) ??
    problemOfConditions(mapping) ??
    problemOfDiffer(mapping) ??
    problemOfDerived(mapping)
  );
}

/** What a field needs besides: history has dates and prices, a stock file one kind of quantity. */
function problemOfKind({ kind, kinds, fields }: ImportMapping): { at: string; what: string } | null {
  const has = (field: string) => Object.hasOwn(fields, field);
  if (kind === 'stock' && has('onHand') === has('quantity')) {
    return { at: 'fields', what: 'stock has a rule for onHand or for quantity, and not for both' };
  }
  const asked = kind === 'orders' ? kinds.map((entry) => entry.kind) : [];
  const needed = [
    ...(asked.some((each) => each !== 'draft') ? ['placedAt'] : []),
    ...(asked.some((each) => each !== 'draft' && each !== 'write-off') ? ['unitPrice'] : []),
    ...(asked.includes('draft') ? ['customerKey'] : []),
  ];
  const missing = needed.find((field) => !has(field));
  return missing === undefined ? null : { at: `fields.${missing}`, what: 'this field needs a rule' };
}

function problemOfConditions(mapping: ImportMapping): { at: string; what: string } | null {
  const used = [
    ...mapping.refuse.flatMap((entry) => entry.when),
    ...mapping.kinds.flatMap((entry) => entry.when),
    ...mapping.fees.flat(),
    ...(mapping.derive.items?.prefer ?? []),
  ];
  for (const condition of used) {
    const rule = Object.hasOwn(mapping.fields, condition.field) ? mapping.fields[condition.field] : undefined;
    if (rule === undefined)
      return { at: condition.field, what: 'a condition asks for a field without a rule' };
    const compares = 'lessThan' in condition || 'moreThan' in condition;
    if (compares && rule.type !== 'decimal')
      return { at: condition.field, what: 'only decimals are compared' };
    if (!compares && !('empty' in condition) && rule.type !== 'text') {
      return { at: condition.field, what: 'is, in and startsWith are for texts' };
    }
  }
  return null;
}

function problemOfDiffer(mapping: ImportMapping): { at: string; what: string } | null {
  for (const [field, way] of Object.entries(mapping.group.differ)) {
    const at = `group.differ.${field}`;
    if (!headFields.includes(field)) return { at, what: 'only what stands once per document can differ' };
    if (way === 'earliest' && mapping.fields[field]?.type !== 'datetime') return { at, what: 'not a time' };
  }
  return null;
}

function problemOfDerived(mapping: ImportMapping): { at: string; what: string } | null {
  for (const [field, template] of Object.entries(mapping.derive.customers ?? {})) {
    const at = `derive.customers.${field}`;
    const types = fieldCatalogues.customers.fields;
    if (!Object.hasOwn(types, field) || types[field] !== 'text')
      return { at, what: 'customers have no such text' };
    for (const [, used = ''] of template.matchAll(/\{(\w+)\}/g)) {
      const rule = Object.hasOwn(mapping.fields, used) ? mapping.fields[used] : undefined;
      if (rule?.type !== 'text') return { at, what: `fields has no text ${used}` };
    }
  }
  return null;
}

function typesOf(kind: unknown): Readonly<Record<string, FieldType>> {
  return typeof kind === 'string' && Object.hasOwn(fieldCatalogues, kind)
    ? fieldCatalogues[kind as ImportKind].fields
    : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
