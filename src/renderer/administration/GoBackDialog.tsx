import { useState } from 'react';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { showDate } from '../platform/date-format.ts';
import { say } from '../platform/strings.ts';
import { typingKept } from '../platform/typing-kept.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { FieldsForm } from '../ui/form/FieldsForm.tsx';
import classes from './BackupsPage.module.css';

/** Asks before everything on this computer goes back to how it was on a day. */
export function GoBackDialog({ day, onClose }: { readonly day: string; readonly onClose: () => void }) {
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const goBack = async () => {
    setRunning(true);
    await typingKept();
    const gone = await runLocal('local.go-back', { day });
    setRunning(false);
    setRefusal(gone.ok ? null : gone.refusal);
    if (gone.ok) onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={say('backups.go-back-title', { day: showDate(day) })} size={480}>
      <p className={classes.fact}>{say('backups.go-back-help')}</p>
      <p className={classes.fact}>{say('backups.go-back-kept')}</p>
      <FieldsForm
        id="backups.go-back"
        fields={[]}
        verb={say('backups.go-back-verb')}
        running={running}
        refusal={refusal}
        onFinish={() => void goBack()}
        onCancel={onClose}
      />
    </Dialog>
  );
}
