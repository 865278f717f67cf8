import { Modal } from '@mantine/core';
import { type FormEvent, Fragment, type ReactNode, useId, useState } from 'react';
import type { z } from 'zod';
import type { CommandDeclaration } from '../../../shared/kernel/command.ts';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import { useCommand } from '../../platform/command-runs.ts';
import { usePageActions } from '../../platform/page-actions.ts';
import { say, sentenceOf, titleOf } from '../../platform/strings.ts';
import { ActionButton } from '../ActionButton.tsx';
import { RefusalLine } from '../NoticeLine.tsx';
import classes from './CommandForm.module.css';
import { FormField } from './FormField.tsx';
import { type FieldSpec, type FieldValue, fieldValueOf, inputOf } from './field-spec.ts';

export interface CommandFormProps<I extends z.ZodType, O extends z.ZodType> {
  readonly command: CommandDeclaration<I, O>;
  readonly fields: readonly FieldSpec[];
  /** What stands in the fields at first, by name. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Makes the command's input of what was typed. Default: as it is, with `fixed`. */
  readonly toInput?: (typed: Readonly<Record<string, unknown>>) => z.input<I>;
  /** What the input holds besides. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** Said when it is done: “Added contact Kim”. */
  readonly said: (typed: Readonly<Record<string, unknown>>) => string;
  readonly onDone: (output: z.output<O>) => void;
  readonly onCancel: () => void;
  /** What leaving it undone is called. Default: *Cancel*. */
  readonly cancel?: string;
  /** Verb and object of the button. Default: the command's title. */
  readonly verb?: string;
  /** What stands under the first field and follows the typing: text by name of the field. */
  readonly beneath?: (typed: Readonly<Record<string, FieldValue>>) => ReactNode;
}

/** Fields of one command. Mistakes stand at their field; what was typed stays whatever happens. */
export function CommandForm<I extends z.ZodType, O extends z.ZodType>(props: CommandFormProps<I, O>) {
  const { command, fields, values = {}, fixed = {}, toInput, said, onDone, onCancel, verb, beneath } = props;
  const { run, refusal, running } = useCommand(command);
  const [typed, setTyped] = useState<Readonly<Record<string, FieldValue>>>(() =>
    Object.fromEntries(fields.map((spec) => [spec.name, fieldValueOf(spec, values[spec.name])])),
  );
  const [wrong, setWrong] = useState<Readonly<Record<string, Refusal>>>({});
  const id = useId();
  const submit = async () => {
    const read = fields.map((spec) => [spec.name, inputOf(spec, typed[spec.name] ?? '')] as const);
    const mistakes = Object.fromEntries(
      read.flatMap(([name, result]) => (result.ok ? [] : [[name, result.refusal]])),
    );
    setWrong(mistakes);
    const first = Object.keys(mistakes)[0];
    if (first !== undefined) {
      document.getElementById(`${id}-${first}`)?.focus();
      return;
    }
    const input = Object.fromEntries(
      read.flatMap(([name, result]) =>
        result.ok && result.value !== undefined ? [[name, result.value]] : [],
      ),
    );
    const whole = { ...fixed, ...input };
    const answer = await run((toInput ? toInput(whole) : whole) as z.input<I>, said(whole));
    if (answer.ok) onDone(answer.output);
  };
  const finish = {
    id: command.name,
    title: verb ?? titleOf({ command: command.name, title: command.title }),
    key: 'primary' as const,
    run: () => void submit(),
  };
  usePageActions([finish]);
  const atField = refusal === null ? undefined : fieldOf(refusal, fields);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      {fields.map((spec, index) => {
        const mistake = wrong[spec.name] ?? (atField === spec.name ? refusal : null);
        return (
          <Fragment key={spec.name}>
            <div className={classes.field} data-half={spec.half}>
              <FormField
                id={`${id}-${spec.name}`}
                spec={spec}
                value={typed[spec.name] ?? ''}
                error={mistake ? sentenceOf(mistake) : null}
                autoFocus={index === 0}
                onChange={(value) => setTyped((all) => ({ ...all, [spec.name]: value }))}
              />
            </div>
            {index === 0 ? beneath?.(typed) : null}
          </Fragment>
        );
      })}
      <RefusalLine refusal={atField === undefined ? refusal : null} />
      <div className={classes.buttons}>
        <button type="button" className={classes.cancel} onClick={onCancel}>
          {props.cancel ?? say('cancel')}
        </button>
        <ActionButton action={finish} look="primary" label={running ? say('form.saving') : finish.title} />
        {/* Enter in a field finishes too; the kit would take it for a stop of Tab. */}
        <button type="submit" hidden tabIndex={-1} />
      </div>
    </form>
  );
}

/** The same in a dialog; gone when it is done. */
export function CommandDialog<I extends z.ZodType, O extends z.ZodType>({
  title,
  size = 480,
  ...form
}: CommandFormProps<I, O> & { readonly title: string; readonly size?: number }) {
  return (
    <Modal
      opened
      onClose={form.onCancel}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': say('cancel') }}
    >
      <CommandForm {...form} />
    </Modal>
  );
}

/** The field a refusal is about, where it says so. */
function fieldOf({ params }: Refusal, fields: readonly FieldSpec[]): string | undefined {
  const path = String(params.field ?? params.path ?? '');
  return fields.find(({ name }) => path === name || path.endsWith(`.${name}`))?.name;
}
