import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { say } from '../../platform/strings.ts';
import type { FieldChoice, FieldSpec } from './field-spec.ts';
import classes from './RecordField.module.css';

export interface RecordFieldProps {
  readonly id: string;
  readonly label: string;
  readonly error: string | null;
  readonly description: string | undefined;
  readonly withAsterisk: boolean;
  readonly spec: Extract<FieldSpec, { readonly kind: 'record' }>;
  /** Id of the record; empty: none. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** A record is found by typing; an answer counts only for the text that asked. */
export function RecordField({ spec, value, onChange, ...field }: RecordFieldProps) {
  const combobox = useCombobox();
  const [text, setText] = useState(value === '' ? '' : (spec.shown ?? value));
  const [choices, setChoices] = useState<readonly FieldChoice[]>([]);
  const asked = useRef('');
  const search = async (wanted: string) => {
    asked.current = wanted;
    const found = wanted.trim() === '' ? [] : await spec.find(wanted.trim());
    if (asked.current !== wanted) return;
    setChoices(found);
    combobox.openDropdown();
  };
  const { selectFirstOption } = combobox;
  // Only when the choices stand can the first of them be marked.
  useEffect(() => {
    if (choices.length > 0) selectFirstOption();
  }, [choices, selectFirstOption]);
  // Whatever is shown belongs to the value that was given last.
  useEffect(() => {
    if (value === '') return;
    setText((shown) => (shown === '' ? (spec.shown ?? value) : shown));
  }, [value, spec.shown]);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        setText(choices.find((choice) => choice.value === id)?.title ?? id);
        onChange(id);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          {...field}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            onChange('');
            void search(currentTarget.value);
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={choices.length === 0 && text === ''}>
        <Combobox.Options>
          {choices.map(({ value: id, title, detail }) => (
            <Combobox.Option key={id} value={id}>
              {title} <span className={classes.detail}>{detail}</span>
            </Combobox.Option>
          ))}
          {choices.length === 0 ? (
            <Combobox.Empty>{say('form.nothing-found', { text })}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
