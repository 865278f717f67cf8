import type { z } from 'zod';
import type { CommandDeclaration } from '../../../shared/kernel/command.ts';
import { useCommand } from '../../platform/command-runs.ts';
import { say, titleOf } from '../../platform/strings.ts';
import { Dialog } from '../Dialog.tsx';
import { FieldsForm, type FieldsFormProps } from './FieldsForm.tsx';

type FieldProps = Pick<FieldsFormProps, 'fields' | 'values' | 'onCancel' | 'cancel' | 'beneath'>;

export interface CommandFormProps<I extends z.ZodType, O extends z.ZodType> extends FieldProps {
  readonly command: CommandDeclaration<I, O>;
  /** Makes the command's input of what was typed. Default: as it is, with `fixed`. */
  readonly toInput?: (typed: Readonly<Record<string, unknown>>) => z.input<I>;
  /** What the input holds besides. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** Said when it is done: “Added contact Kim”. */
  readonly said: (typed: Readonly<Record<string, unknown>>) => string;
  readonly onDone: (output: z.output<O>) => void;
  /** Verb and object of the button. Default: the command's title. */
  readonly verb?: string;
}

/** Fields of one command. */
export function CommandForm<I extends z.ZodType, O extends z.ZodType>(props: CommandFormProps<I, O>) {
  const { command, fixed = {}, toInput, said, onDone, verb, ...fields } = props;
  const { run, refusal, running } = useCommand(command);
  const finish = async (read: Readonly<Record<string, unknown>>) => {
    const whole = { ...fixed, ...read };
    const answer = await run((toInput ? toInput(whole) : whole) as z.input<I>, said(whole));
    if (answer.ok) onDone(answer.output);
  };
  return (
    <FieldsForm
      {...fields}
      id={command.name}
      verb={verb ?? titleOf({ command: command.name, title: command.title })}
      running={running}
      refusal={refusal}
      onFinish={(read) => void finish(read)}
    />
  );
}

/** The same in a dialog; gone when it is done. */
export function CommandDialog<I extends z.ZodType, O extends z.ZodType>({
  title,
  size = 480,
  ...form
}: CommandFormProps<I, O> & { readonly title: string; readonly size?: number }) {
  return (
    <Dialog
      opened
      onClose={form.onCancel}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': say('cancel') }}
    >
      <CommandForm {...form} />
    </Dialog>
  );
}
