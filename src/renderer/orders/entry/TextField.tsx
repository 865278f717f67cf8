import { useEffect, useState } from 'react';
import classes from './EntryFields.module.css';
import type { UntakenTexts } from './entry-texts.ts';
import { Cell, type FieldProps } from './HeadCell.tsx';

/**
 * A text of the head: taken when it is left, by Enter, Tab or Mod Enter. What cannot be taken stays in the field, red,
 * with the sentence; nobody is held in it. What comes from elsewhere meanwhile does not overwrite what is being typed.
 */
export function TextField({
  value,
  texts,
  onCommit,
  ...field
}: FieldProps & {
  readonly value: string;
  readonly texts: UntakenTexts;
  /** Null, or why the text cannot be taken. */
  readonly onCommit: (text: string) => string | null;
}) {
  const { name } = field;
  const [text, setText] = useState(() => texts.at(name) ?? value);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (texts.at(name) !== undefined) return;
    setText(value);
    setProblem(null);
  }, [texts, name, value]);
  const commit = () => {
    const typed = text.trim();
    const found = typed === value ? null : onCommit(typed);
    setProblem(found);
    if (found === null) texts.keep(name, null);
  };
  const trouble = problem === null ? field.trouble : { level: 'red' as const, sentence: problem };
  return (
    <Cell grow={field.grow ?? 1} label={field.label} trouble={trouble} unlike={field.unlike}>
      <input
        className={classes.field}
        data-entry-field={name}
        aria-label={field.label}
        aria-description={trouble?.sentence}
        aria-invalid={trouble?.level === 'red'}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          texts.keep(name, currentTarget.value);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          commit();
          // Mod Enter goes on to the page, with the text taken.
          if (event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          field.onEnter();
        }}
      />
    </Cell>
  );
}
