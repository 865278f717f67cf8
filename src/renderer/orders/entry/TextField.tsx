import { useEffect, useState } from 'react';
import classes from './EntryFields.module.css';
import { Cell, type FieldProps } from './HeadCell.tsx';

/**
 * A text of the head: taken when it is left, by Enter or Tab. What cannot be taken stays in the field, red, with the
 * sentence; nobody is held in it.
 */
export function TextField({
  value,
  onCommit,
  ...field
}: FieldProps & {
  readonly value: string;
  /** Null, or why the text cannot be taken. */
  readonly onCommit: (text: string) => string | null;
}) {
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setText(value);
    setProblem(null);
  }, [value]);
  const commit = () => {
    const typed = text.trim();
    if (typed === value) setProblem(null);
    else setProblem(onCommit(typed));
  };
  const trouble = problem === null ? field.trouble : { level: 'red' as const, sentence: problem };
  return (
    <Cell grow={field.grow ?? 1} label={field.label} trouble={trouble} unlike={field.unlike}>
      <input
        className={classes.field}
        data-entry-field={field.name}
        aria-label={field.label}
        aria-description={trouble?.sentence}
        aria-invalid={trouble?.level === 'red'}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            commit();
            field.onEnter();
          }
        }}
      />
    </Cell>
  );
}
