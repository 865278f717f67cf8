import { Modal } from '@mantine/core';
import { useState } from 'react';
import { usePageActions } from '../../platform/page-actions.ts';
import { say, sentenceOf } from '../../platform/strings.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { FormField } from '../../ui/form/FormField.tsx';
import classes from './ReasonDialog.module.css';

export interface ReasonDialogProps {
  readonly title: string;
  readonly label: string;
  readonly onDone: (why: string) => void;
  readonly onCancel: () => void;
}

/** Asks why, for whoever asks later. */
export function ReasonDialog({ title, label, onDone, onCancel }: ReasonDialogProps) {
  const [why, setWhy] = useState('');
  const [missing, setMissing] = useState(false);
  const finish = {
    id: 'reason.give',
    title,
    key: 'primary' as const,
    run: () => (why.trim() === '' ? setMissing(true) : onDone(why.trim())),
  };
  usePageActions([finish]);
  return (
    <Modal opened onClose={onCancel} title={title} size={440}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          finish.run();
        }}
      >
        <FormField
          id="reason-why"
          spec={{ name: 'why', label, kind: 'line', required: true }}
          value={why}
          error={
            missing && why.trim() === ''
              ? sentenceOf({ code: 'form.required', params: { field: label } })
              : null
          }
          autoFocus
          onChange={(value) => setWhy(String(value))}
        />
        <div className={classes.buttons}>
          <button type="button" className={classes.cancel} onClick={onCancel}>
            {say('cancel')}
          </button>
          <ActionButton action={finish} look="primary" />
        </div>
      </form>
    </Modal>
  );
}
