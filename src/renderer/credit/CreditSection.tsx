import { useState } from 'react';
import { setCreditLimit, setGraceDays, setReceivable } from '../../shared/credit/credit-commands.ts';
import { creditOfCustomer } from '../../shared/credit/credit-queries.ts';
import { showDate, today } from '../platform/date-format.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { CreditReasons } from './CreditReasons.tsx';
import classes from './CreditSection.module.css';
import { CREDIT_SECTION, type CreditExplained, holdsOfNext, useCredit } from './credit-answer.ts';

type Edited = 'limit' | 'receivable' | 'grace';

/** A customer's credit with every row of it; set by whoever may see what customers owe. */
export function CreditSection({ record }: { readonly record: string }) {
  const credit = useCredit(record);
  const [editing, setEditing] = useState<Edited | null>(null);
  const actions = (['limit', 'receivable', 'grace'] as const).map(
    (each): PageAction => ({
      id: `credit.set-${each}`,
      title: say(`credit.set-${each}`),
      run: () => setEditing(each),
    }),
  );
  usePageActions(actions);
  if (!credit) return null;
  return (
    <RecordSection
      id={CREDIT_SECTION}
      title={say('credit.title')}
      actions={actions.map((action) => <ActionButton key={action.id} action={action} look="quiet" />)}
    >
      <CreditSentence credit={credit} />
      <CreditReasons credit={credit} />
      {editing === null ? null : (
        <CreditForm
          key={editing}
          customer={record}
          currency={credit.currency}
          edited={editing}
          onClose={() => setEditing(null)}
        />
      )}
    </RecordSection>
  );
}

function CreditSentence({ credit }: { readonly credit: CreditExplained }) {
  const { overdue, holdFrom } = credit;
  const holds = holdsOfNext(credit);
  const said = [
    ...holds.map((hold) => say(`credit.held-${hold}`)),
    ...(overdue === null || overdue.graceDays === null
      ? []
      : [say('credit.grace-is', { days: overdue.days, count: overdue.graceDays })]),
    ...(holdFrom === null || holds.includes('overdue')
      ? []
      : [say('credit.held-from', { date: showDate(holdFrom) })]),
  ];
  if (said.length === 0) return null;
  return (
    <p className={classes.said} data-held={holds.length > 0 || undefined}>
      {said.join(' ')}
    </p>
  );
}

function CreditForm(props: {
  readonly customer: string;
  readonly currency: string;
  readonly edited: Edited;
  readonly onClose: () => void;
}) {
  const { customer, currency, edited, onClose } = props;
  const stands = useAnswer(creditOfCustomer, { customer });
  if (!stands.data && !stands.error) return null;
  const values = {
    ...stands.data,
    receivable: stands.data?.receivableAsOf === null ? null : stands.data?.receivable,
    asOf: today(),
  };
  const own = {
    title: say(`credit.set-${edited}`),
    values,
    fixed: { customer },
    onDone: onClose,
    onCancel: onClose,
  };
  if (edited === 'limit') {
    return (
      <CommandDialog
        {...own}
        command={setCreditLimit}
        fields={[
          {
            name: 'limit',
            label: say('credit.limit-in', { currency }),
            kind: 'amount',
            currency,
            help: say('credit.limit-help'),
          },
        ]}
        said={() => say('credit.done-limit')}
      />
    );
  }
  if (edited === 'grace') {
    return (
      <CommandDialog
        {...own}
        command={setGraceDays}
        fields={[
          { name: 'graceDays', label: say('credit.grace'), kind: 'count', help: say('credit.grace-help') },
        ]}
        said={() => say('credit.done-grace')}
      />
    );
  }
  return (
    <CommandDialog
      {...own}
      command={setReceivable}
      fields={[
        {
          name: 'receivable',
          label: say('credit.receivable-in', { currency }),
          kind: 'amount',
          currency,
          required: true,
          half: true,
        },
        { name: 'asOf', label: say('credit.as-of-field'), kind: 'date', required: true, half: true },
        {
          name: 'overdue',
          label: say('credit.overdue-in', { currency }),
          kind: 'amount',
          currency,
          half: true,
          help: say('credit.overdue-help'),
        },
        { name: 'overdueDays', label: say('credit.overdue-days'), kind: 'count', half: true },
      ]}
      said={() => say('credit.done-receivable')}
    />
  );
}
