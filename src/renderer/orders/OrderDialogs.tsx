import { orderAmendCommands } from '../../shared/orders/order-amend.ts';
import { orderEditCommands } from '../../shared/orders/order-commands.ts';
import { orderDecisionCommands } from '../../shared/orders/order-decisions.ts';
import { holdKinds } from '../../shared/orders/order-lifecycle.ts';
import { orderShipCommands } from '../../shared/orders/order-ship.ts';
import { today } from '../platform/date-format.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import type { NamedOrder } from './order-deeds.ts';

interface DialogProps {
  readonly order: NamedOrder;
  readonly onClose: () => void;
}

export function whyField(): FieldSpec {
  return { name: 'why', label: say('order.why'), kind: 'line', required: true };
}

/** The kinds of hold a person places; credit is the rule's. */
export function holdKindField(): FieldSpec {
  const choices = holdKinds
    .filter((kind) => kind !== 'credit')
    .toReversed()
    .map((kind) => ({ value: kind, title: say(`order.hold-${kind}`) }));
  return { name: 'kind', label: say('order.hold-kind'), kind: 'choice', required: true, choices };
}

const DECISIONS = {
  cancel: orderDecisionCommands.cancelOrder,
  close: orderDecisionCommands.closeOrder,
  reopen: orderDecisionCommands.reopenOrder,
  withdraw: orderDecisionCommands.withdrawOrder,
} as const;

/** A decision about the whole order: what follows from it, and why it is taken. */
export function DecisionDialog({
  kind,
  order,
  onClose,
}: DialogProps & { readonly kind: keyof typeof DECISIONS }) {
  const { id, number } = order;
  const own = {
    title: say(`order.${kind}-title`, { number }),
    fields: [{ ...whyField(), help: say(`order.${kind}-help`) }],
    fixed: { order: id },
    said: () => say(`order.${kind}-done`, { number }),
    onDone: onClose,
    onCancel: onClose,
    verb: say(`order.${kind}`),
  };
  // One element each: the input of every command is checked by its own declaration.
  if (kind === 'cancel') return <CommandDialog {...own} command={DECISIONS.cancel} />;
  if (kind === 'close') return <CommandDialog {...own} command={DECISIONS.close} />;
  if (kind === 'reopen') return <CommandDialog {...own} command={DECISIONS.reopen} />;
  return <CommandDialog {...own} command={DECISIONS.withdraw} />;
}

export function HoldDialog({ order: { id, number }, onClose }: DialogProps) {
  return (
    <CommandDialog
      title={say('order.hold-title', { number })}
      command={orderDecisionCommands.placeHold}
      fields={[holdKindField(), { ...whyField(), help: say('order.hold-help') }]}
      values={{ kind: 'manual' }}
      fixed={{ order: id }}
      said={() => say('order.hold-done', { number })}
      onDone={onClose}
      onCancel={onClose}
      verb={say('order.hold')}
    />
  );
}

export function NoteDialog({ order, note, onClose }: DialogProps & { readonly note: string | null }) {
  return (
    <CommandDialog
      title={say('order.note-title', { number: order.number })}
      command={orderEditCommands.noteOrder}
      fields={[{ name: 'note', label: say('order.note'), kind: 'note', help: say('order.note-help') }]}
      values={{ note }}
      fixed={{ order: order.id }}
      said={() => say('order.note-done', { number: order.number })}
      onDone={onClose}
      onCancel={onClose}
      verb={say('order.note-write')}
    />
  );
}

export function LineDecisionDialog(
  props: DialogProps & {
    readonly kind: 'cancel-line' | 'short-close-line';
    readonly line: { readonly id: string; readonly position: number };
  },
) {
  const { kind, order, line, onClose } = props;
  const values = { line: line.position, number: order.number };
  const own = {
    title: say(`order.${kind}-title`, values),
    fields: [{ ...whyField(), help: say(`order.${kind}-help`) }],
    fixed: { order: order.id, line: line.id },
    said: () => say(`order.${kind}-done`, values),
    onDone: onClose,
    onCancel: onClose,
    verb: say(`order.${kind}`, values),
  };
  return kind === 'cancel-line' ? (
    <CommandDialog {...own} command={orderAmendCommands.cancelOrderLine} />
  ) : (
    <CommandDialog {...own} command={orderAmendCommands.shortCloseOrderLine} />
  );
}

export function TakeBackDialog(props: DialogProps & { readonly movement: string; readonly what: string }) {
  const { order, movement, what, onClose } = props;
  const values = { what, number: order.number };
  return (
    <CommandDialog
      title={say('order.take-back-title', values)}
      command={orderShipCommands.unshipOrder}
      fields={[{ ...whyField(), help: say('order.take-back-help') }]}
      fixed={{ order: order.id, movements: [movement], takenBackOn: today() }}
      said={() => say('order.take-back-done', values)}
      onDone={onClose}
      onCancel={onClose}
      verb={say('order.take-back')}
    />
  );
}
