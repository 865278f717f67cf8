import { type FormEvent, Fragment, type ReactNode, useId, useState } from 'react';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import { usePageActions } from '../../platform/page-actions.ts';
import { say, sentenceOf } from '../../platform/strings.ts';
import { ActionButton } from '../ActionButton.tsx';
import { RefusalLine } from '../NoticeLine.tsx';
import classes from './CommandForm.module.css';
import { FormField } from './FormField.tsx';
import { type FieldSpec, type FieldValue, fieldValueOf, inputOf } from './field-spec.ts';

export interface FieldsFormProps {
  /** Of the action that finishes it: the command's name where one command does it. */
  readonly id: string;
  readonly fields: readonly FieldSpec[];
  /** What stands in the fields at first, by name. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Verb and object of the button. */
  readonly verb: string;
  readonly running: boolean;
  /** Why it was not done the last time. */
  readonly refusal: Refusal | null;
  /** What was read from the fields; those left empty to be omitted are not in it. */
  readonly onFinish: (read: Readonly<Record<string, unknown>>) => void;
  readonly onCancel: () => void;
  /** What leaving it undone is called. Default: *Cancel*. */
  readonly cancel?: string;
  /** What stands under the first field and follows the typing: text by name of the field. */
  readonly beneath?: (typed: Readonly<Record<string, FieldValue>>) => ReactNode;
}

/** Fields and what they are finished by. Mistakes stand at their field; what was typed stays whatever happens. */
export function FieldsForm(props: FieldsFormProps) {
  const { fields, values = {}, verb, running, refusal, onFinish, onCancel, beneath } = props;
  const [typed, setTyped] = useState<Readonly<Record<string, FieldValue>>>(() =>
    Object.fromEntries(fields.map((spec) => [spec.name, fieldValueOf(spec, values[spec.name])])),
  );
  const [wrong, setWrong] = useState<Readonly<Record<string, Refusal>>>({});
  const id = useId();
  const submit = () => {
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
    onFinish(
      Object.fromEntries(
        read.flatMap(([name, result]) =>
          result.ok && result.value !== undefined ? [[name, result.value]] : [],
        ),
      ),
    );
  };
  const finish = { id: props.id, title: verb, key: 'primary' as const, run: submit };
  usePageActions([finish]);
  const atField = refusal === null ? undefined : fieldOf(refusal, fields);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
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

/** The field a refusal is about, where it says so. */
function fieldOf({ params }: Refusal, fields: readonly FieldSpec[]): string | undefined {
  const path = String(params.field ?? params.path ?? '');
  return fields.find(({ name }) => path === name || path.endsWith(`.${name}`))?.name;
}
