import { useState } from 'react';
import { orderDecisionCommands } from '../../shared/orders/order-decisions.ts';
import { announce } from '../platform/announcements.ts';
import { usePageActions } from '../platform/page-actions.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runCommand } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormField } from '../ui/form/FormField.tsx';
import { whyField } from './OrderDialogs.tsx';
import classes from './order-dialogs.module.css';

export interface BulkReasonDialogProps {
  readonly kind: 'hold-all' | 'cancel-all';
  readonly orders: readonly string[];
  readonly onClose: () => void;
}

/** One reason for several orders, each by its own command: what was refused is named, and the rest is done. */
export function BulkReasonDialog({ kind, orders, onClose }: BulkReasonDialogProps) {
  const [why, setWhy] = useState('');
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState(false);
  const count = orders.length;
  const finish = async () => {
    setMissing(why.trim() === '');
    if (why.trim() === '') return;
    const said: string[] = [];
    for (const order of orders) {
      const answer =
        kind === 'hold-all'
          ? await runCommand(orderDecisionCommands.placeHold, { order, kind: 'manual', why })
          : await runCommand(orderDecisionCommands.cancelOrder, { order, why });
      if (!answer.ok) said.push(sentenceOf(answer.refusal));
    }
    announce(say(`order.${kind}-done`, { count: count - said.length }));
    setRefused(said);
    if (said.length === 0) onClose();
  };
  const action = {
    id: `orders.${kind}`,
    title: say(`order.${kind}`, { count }),
    key: 'primary' as const,
    run: () => void finish(),
  };
  usePageActions([action]);
  return (
    <Dialog opened onClose={onClose} title={say(`order.${kind}-title`, { count })} size={520}>
      <FormField
        id="bulk-why"
        spec={whyField()}
        value={why}
        error={missing ? say('form.required', { field: say('order.why') }) : null}
        autoFocus
        onChange={(value) => setWhy(String(value))}
      />
      {refused.length === 0 ? null : (
        <ul className={classes.refused} role="alert">
          {[...new Set(refused)].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <div className={classes.buttons}>
        <ActionButton
          action={{ id: 'cancel', title: say(refused.length > 0 ? 'back' : 'cancel'), run: onClose }}
        />
        <ActionButton action={action} look="primary" />
      </div>
    </Dialog>
  );
}
