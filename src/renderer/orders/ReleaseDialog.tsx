import { holdQueueQueries } from '../../shared/orders/hold-queue.ts';
import { orderDecisionCommands } from '../../shared/orders/order-decisions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { CommandForm } from '../ui/form/CommandForm.tsx';
import { Reading } from '../ui/NoticeLine.tsx';
import { HoldFacts, type QueuedHold } from './HoldFacts.tsx';
import { whyField } from './OrderDialogs.tsx';
import type { NamedOrder } from './order-deeds.ts';
import classes from './order-dialogs.module.css';

/** The hold of an order that stands longest: what it says, who may release it, and why it is released. */
export function ReleaseDialog({
  order,
  onClose,
}: {
  readonly order: NamedOrder;
  readonly onClose: () => void;
}) {
  const answer = useAnswer(holdQueueQueries.releaseQueue, {});
  const hold = answer.data?.holds.find((each) => each.order === order.id);
  return (
    <Dialog opened onClose={onClose} title={say('order.release-title', { number: order.number })} size={520}>
      {hold === undefined ? (
        answer.data ? (
          <p>{say('order.nothing-held', { number: order.number })}</p>
        ) : (
          <Reading />
        )
      ) : (
        <>
          <HoldFacts hold={hold} />
          <ReleaseForm hold={hold} onDone={onClose} onCancel={onClose} />
        </>
      )}
    </Dialog>
  );
}

/** The reason, and the release; where the person may not, why not and who may. */
export function ReleaseForm(props: {
  readonly hold: QueuedHold;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  /** What leaving it is called, where it is not *Cancel*. */
  readonly cancel?: string;
}) {
  const { hold, onDone, onCancel, cancel } = props;
  if (hold.release !== null) {
    const names = hold.releasers.join(', ');
    return (
      <p className={classes.release}>
        {sentenceOf(hold.release)} {names === '' ? null : say('order.who-may', { names })}
      </p>
    );
  }
  return (
    <div className={classes.release}>
      <CommandForm
        key={hold.id}
        command={orderDecisionCommands.releaseHold}
        fields={[{ ...whyField(), help: say('order.release-help') }]}
        fixed={{ hold: hold.id, amount: hold.amountNow }}
        said={() => say('order.release-done', { number: hold.orderNumber })}
        onDone={onDone}
        onCancel={onCancel}
        {...(cancel === undefined ? {} : { cancel })}
        verb={say('order.release')}
      />
    </div>
  );
}
