import { z } from 'zod';
import type { AnyCommand } from '../../shared/kernel/command.ts';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { columnWord } from './column-words.ts';

interface Property {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly maxLength?: number;
  readonly anyOf?: readonly Property[];
}

/**
 * The fields of a command’s input that a person can correct: texts and ticks that have a word on screens. What names
 * records or holds lists stays as it was sent.
 */
export function correctableFields(command: AnyCommand): readonly FieldSpec[] {
  const schema = z.toJSONSchema(command.input, { io: 'input', unrepresentable: 'any' }) as {
    readonly properties?: Readonly<Record<string, Property>>;
    readonly required?: readonly string[];
  };
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    fieldOf(name, property, required.has(name)),
  );
}

function fieldOf(name: string, property: Property, required: boolean): readonly FieldSpec[] {
  const label = columnWord(name);
  if (label === null) return [];
  const base = { name, label, empty: required ? 'null' : 'omit' } as const;
  const own = property.anyOf?.find(({ type }) => type !== 'null') ?? property;
  if (own.enum) return [];
  if (own.type === 'boolean') return [{ ...base, kind: 'check' }];
  // Ids are as long as 160 characters and never typed; reasons and notes are longer or shorter than that.
  if (own.type === 'string' && own.maxLength !== 160) return [{ ...base, kind: 'note' }];
  return [];
}
