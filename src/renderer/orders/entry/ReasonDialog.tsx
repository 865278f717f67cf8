import { useEffect, useState } from 'react';
import { usePageActions } from '../../platform/page-actions.ts';
import { say, sentenceOf } from '../../platform/strings.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormField } from '../../ui/form/FormField.tsx';
import type { UntakenTexts } from './entry-texts.ts';
import classes from './ReasonDialog.module.css';

export interface ReasonDialogProps {
  readonly title: string;
  readonly label: string;
  /** Where it is kept while it is typed. */
  readonly place: string;
  readonly texts: UntakenTexts;
  readonly onDone: (why: string) => void;
  readonly onCancel: () => void;
}

/** Asks why, for whoever asks later. */
export function ReasonDialog({ title, label, place, texts, onDone, onCancel }: ReasonDialogProps) {
  const [why, setWhy] = useState(() => texts.at(place) ?? '');
  const [missing, setMissing] = useState(false);
  // Open is what it was, too.
  useEffect(() => texts.keep(place, texts.at(place) ?? ''), [texts, place]);
  const end = (work: () => void) => {
    texts.keep(place, null);
    work();
  };
  const finish = {
    id: 'reason.give',
    title,
    key: 'primary' as const,
    run: () => (why.trim() === '' ? setMissing(true) : end(() => onDone(why.trim()))),
  };
  usePageActions([finish]);
  return (
    <Dialog opened onClose={() => end(onCancel)} title={title} size={440}>
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
          onChange={(value) => {
            setWhy(String(value));
            texts.keep(place, String(value));
          }}
        />
        <div className={classes.buttons}>
          <button type="button" className={classes.cancel} onClick={() => end(onCancel)}>
            {say('cancel')}
          </button>
          <ActionButton action={finish} look="primary" />
        </div>
      </form>
    </Dialog>
  );
}
