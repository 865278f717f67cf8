import { Checkbox, MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { FieldSpec, FieldValue } from './field-spec.ts';
import { RecordField } from './RecordField.tsx';

export interface FormFieldProps {
  readonly id: string;
  readonly spec: FieldSpec;
  readonly value: FieldValue;
  /** A sentence at the field; null where nothing is wrong. */
  readonly error: string | null;
  readonly autoFocus?: boolean;
  readonly onChange: (value: FieldValue) => void;
}

const TYPES: Readonly<Partial<Record<FieldSpec['kind'], string>>> = { date: 'date', secret: 'password' };

/** Help stands under the field, so that fields side by side stand in one line. */
const FIELD_ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

/** One field, by its kind. */
export function FormField({ id, spec, value, error, autoFocus = false, onChange }: FormFieldProps) {
  const own = {
    id,
    label: spec.label,
    error,
    description: spec.help,
    withAsterisk: spec.required ?? false,
    inputWrapperOrder: FIELD_ORDER,
    ...(autoFocus ? { 'data-autofocus': true } : {}),
  };
  const text = typeof value === 'string' ? value : '';
  const isTall = spec.kind === 'note' || (spec.kind === 'parsed' && spec.rows !== undefined);
  if (isTall) {
    return (
      <Textarea
        {...own}
        autosize
        minRows={spec.kind === 'parsed' ? (spec.rows ?? 2) : 2}
        maxRows={10}
        value={text}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  switch (spec.kind) {
    case 'check':
      return (
        <Checkbox
          id={id}
          label={spec.label}
          description={spec.help}
          error={error}
          checked={value === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...own}
          value={text}
          data={[
            ...(spec.required && text !== '' ? [] : [{ value: '', label: '' }]),
            ...spec.choices.map(({ value: each, title }) => ({ value: each, label: title })),
          ]}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          {...own}
          value={Array.isArray(value) ? [...value] : []}
          data={spec.choices.map(({ value: each, title }) => ({ value: each, label: title }))}
          onChange={onChange}
          searchable
        />
      );
    case 'record':
      return <RecordField {...own} spec={spec} value={text} onChange={onChange} />;
    default:
      return (
        <TextInput
          {...own}
          type={TYPES[spec.kind] ?? 'text'}
          inputMode={isNumber(spec) ? 'decimal' : undefined}
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
  }
}

function isNumber({ kind }: FieldSpec): boolean {
  return ['quantity', 'rate', 'percent', 'count', 'amount'].includes(kind);
}
