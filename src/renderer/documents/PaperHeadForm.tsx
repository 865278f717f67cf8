import { type PaperHead, paperHeadCommands } from '../../shared/company/paper-head.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { headFields } from './paper-head-fields.ts';

/** All of the head at once. Only what was changed is sent: what somebody else changes meanwhile stays theirs. */
export function PaperHeadForm({ head, onClose }: { readonly head: PaperHead; readonly onClose: () => void }) {
  return (
    <CommandDialog
      size={640}
      title={say('documents.change-head')}
      command={paperHeadCommands.changePaperHead}
      fields={headFields()}
      values={head}
      toInput={(typed) => ({ changes: changesOf(head, typed as PaperHead) })}
      said={() => say('documents.head-changed')}
      verb={say('documents.save-head')}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

function changesOf(head: PaperHead, typed: PaperHead): Partial<PaperHead> {
  const names = Object.keys(typed) as readonly (keyof PaperHead)[];
  return Object.fromEntries(
    names.filter((name) => typed[name] !== head[name]).map((name) => [name, typed[name]]),
  );
}
