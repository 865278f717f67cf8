import { type ReactNode, useState } from 'react';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { AttentionView } from '../../shared/sync/workstation-views.ts';
import { say, titleOf } from '../platform/strings.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { FieldsForm, type FieldsFormProps } from '../ui/form/FieldsForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { discard, handTo, sendAgain } from './attention-deeds.ts';
import type { ConflictWords } from './attention-words.ts';
import { columnValue, columnWord } from './column-words.ts';

interface DialogProps {
  readonly item: AttentionView;
  readonly onCancel: () => void;
  /** Why the last try came to nothing. */
  readonly refusal: Refusal | null;
  /** Goes on once it is done. */
  readonly take: (deed: Promise<Refusal | null>) => Promise<Refusal | null>;
}

/** Every value of the change, not only the one both changed: keeping mine sends all of them. */
export function CompareDialog({
  item,
  onCancel,
  conflict,
}: DialogProps & { readonly conflict: ConflictWords }) {
  const rows = item.cells.flatMap((cell) => {
    const title = columnWord(cell.column);
    return title === null ? [] : [{ ...cell, title }];
  });
  const value = (name: 'before' | 'mine' | 'stands') => (row: (typeof rows)[number]) =>
    columnValue(row.column, row[name]) ?? say('attention.not-shown');
  return (
    <CancelDialog title={conflict.sentence} size={640} onCancel={onCancel}>
      <PlainTable
        label={say('attention.compare')}
        rows={rows}
        rowId={({ record, column }) => `${record} ${column}`}
        empty={say('attention.nothing-to-compare')}
        columns={[
          { id: 'field', title: say('attention.field'), render: ({ title }) => title },
          { id: 'before', title: say('attention.before'), render: value('before') },
          { id: 'mine', title: conflict.mine, render: value('mine') },
          { id: 'stands', title: say('attention.stands-now'), render: value('stands') },
        ]}
      />
    </CancelDialog>
  );
}

/** What was sent, to be corrected; what names records or holds lists stays as it was. */
export function CorrectDialog(props: DialogProps & { readonly fields: readonly FieldSpec[] }) {
  const { item, fields, take } = props;
  const sent = (item.input ?? {}) as Readonly<Record<string, unknown>>;
  const finish = (read: Readonly<Record<string, unknown>>) => {
    const corrected = Object.entries(sent).filter(([name]) => !fields.some((spec) => spec.name === name));
    const input = { ...Object.fromEntries(corrected), ...read };
    return take(sendAgain(item, { input, note: say('attention.corrected') }));
  };
  return (
    <FormDialog
      {...props}
      id="attention.correct"
      title={say('attention.correct-title', { title: titleOf(item) })}
      verb={say('attention.send-again')}
      values={sent}
      onFinish={finish}
    />
  );
}

interface Person {
  readonly id: string;
  readonly name: string;
}

/** To somebody who may do it, in whose Needs attention it then waits; it stays here until it is settled. */
export function HandOverDialog(props: DialogProps & { readonly people: readonly Person[] }) {
  const { item, people, take } = props;
  const choices = people.map(({ id, name }) => ({ value: id, title: name }));
  const fields: readonly FieldSpec[] = [
    { name: 'person', label: say('attention.to-whom'), kind: 'choice', choices, required: true },
    { name: 'note', label: say('attention.your-note'), kind: 'note', empty: 'text' },
  ];
  return (
    <FormDialog
      {...props}
      fields={fields}
      id="attention.hand-over"
      title={say('attention.hand-over-title', { title: titleOf(item) })}
      verb={say('attention.hand-over')}
      values={{ person: people[0]?.id }}
      onFinish={({ person, note }) => {
        const to = people.find(({ id }) => id === person);
        return to ? take(handTo(item, to, String(note ?? '').trim())) : Promise.resolve();
      }}
    />
  );
}

/** Gives it up, or back to whoever handed it over, saying why. */
export function DiscardDialog(props: DialogProps) {
  const { item, take } = props;
  const isHanded = item.kind === 'handed';
  const note: FieldSpec = {
    name: 'note',
    label: say('attention.your-note'),
    kind: 'note',
    required: true,
    help: say('attention.note-help'),
    empty: 'text',
  };
  return (
    <FormDialog
      {...props}
      fields={[note]}
      id="attention.discard"
      title={say(isHanded ? 'attention.give-back-title' : 'attention.discard-title', {
        title: titleOf(item),
      })}
      verb={say(isHanded ? 'attention.give-back-it' : 'attention.discard-it')}
      onFinish={(read) => {
        const why = String(read.note ?? '').trim();
        const isMissing = why === '';
        return take(isMissing ? Promise.resolve(noteNeeded()) : discard(item, why));
      }}
    />
  );
}

function noteNeeded(): Refusal {
  return { code: 'attention.note-needed', params: { field: 'note' } };
}

function FormDialog(
  props: Pick<FieldsFormProps, 'id' | 'fields' | 'values' | 'verb' | 'refusal' | 'onCancel'> & {
    readonly title: string;
    readonly onFinish: (read: Readonly<Record<string, unknown>>) => Promise<unknown>;
  },
) {
  const { id, title, fields, values = {}, verb, refusal, onCancel, onFinish } = props;
  const [running, setRunning] = useState(false);
  const finish = async (read: Readonly<Record<string, unknown>>) => {
    setRunning(true);
    await onFinish(read);
    setRunning(false);
  };
  return (
    <CancelDialog title={title} size={480} onCancel={onCancel}>
      <FieldsForm
        id={id}
        fields={fields}
        values={values}
        verb={verb}
        running={running}
        refusal={refusal}
        onCancel={onCancel}
        onFinish={(read) => void finish(read)}
      />
    </CancelDialog>
  );
}

function CancelDialog(props: {
  readonly title: string;
  readonly size: number;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  const { title, size, onCancel, children } = props;
  return (
    <Dialog
      opened
      onClose={onCancel}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': say('cancel') }}
    >
      {children}
    </Dialog>
  );
}
