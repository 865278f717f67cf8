import { useState } from 'react';
import { pricingCommands } from '../../shared/pricing/pricing-commands.ts';
import { customerChoices } from '../parties/record-choices.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { today } from '../platform/date-format.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RowAction } from '../ui/list/RowAction.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import type { PriceList } from './PriceListList.tsx';
import { daysText } from './price-words.ts';

type Assignment = PriceList['assignments'][number];

/** Whom a list is for, from when, and what it beats. */
export function AssignmentSection({ list }: { readonly list: PriceList }) {
  const [adding, setAdding] = useState<'customer' | 'group' | null>(null);
  const actions: readonly PageAction[] = (['customer', 'group'] as const).map((to) => ({
    id: `price-list.assign:${to}`,
    title: say(`pricing.assign-${to}`),
    run: () => setAdding(to),
  }));
  usePageActions(actions);
  const withdraw = (assignment: Assignment) =>
    void runAndSay(
      pricingCommands.withdrawPriceList,
      { assignment: assignment.id },
      say('pricing.withdrawn', { name: nameOf(assignment) }),
    );
  return (
    <RecordSection
      title={say('pricing.for')}
      actions={actions.map((action) => <ActionButton key={action.id} action={action} look="quiet" />)}
    >
      <PlainTable
        label={say('pricing.for')}
        rows={list.assignments}
        rowId={({ id }) => id}
        empty={say('pricing.assign-hint')}
        columns={[
          { id: 'who', title: say('pricing.customer-or-group'), render: nameOf },
          {
            id: 'priority',
            title: say('pricing.priority'),
            align: 'end',
            render: ({ priority }) => priority,
          },
          { id: 'days', title: say('pricing.days'), render: daysText },
          {
            id: 'acts',
            title: '',
            align: 'end',
            render: (assignment) => (
              <RowAction
                title={say('pricing.withdraw-from', { name: nameOf(assignment) })}
                command="price-list.withdraw"
                label={say('pricing.withdraw')}
                onRun={() => withdraw(assignment)}
              />
            ),
          },
        ]}
      />
      {adding === null ? null : (
        <CommandDialog
          title={say(`pricing.assign-${adding}`)}
          command={pricingCommands.assignPriceList}
          fields={[
            adding === 'customer'
              ? {
                  name: 'to',
                  label: say('pricing.customer'),
                  kind: 'record',
                  find: customerChoices,
                  required: true,
                }
              : { name: 'to', label: say('pricing.group'), kind: 'line', required: true },
            {
              name: 'priority',
              label: say('pricing.priority'),
              kind: 'count',
              required: true,
              help: say('pricing.priority-help'),
            },
            { name: 'validFrom', label: say('pricing.valid-from'), kind: 'date', required: true, half: true },
            { name: 'validUntil', label: say('pricing.valid-until'), kind: 'date', half: true },
          ]}
          values={{ priority: 0, validFrom: today() }}
          toInput={({ to, priority, validFrom, validUntil }) => ({
            list: list.id,
            to:
              adding === 'customer'
                ? { kind: 'customer' as const, customer: String(to) }
                : { kind: 'customer-group' as const, customerGroup: String(to) },
            priority: Number(priority),
            validFrom: String(validFrom),
            validUntil: validUntil === null ? null : String(validUntil),
          })}
          said={() => say('pricing.assigned', { name: list.name })}
          onDone={() => setAdding(null)}
          onCancel={() => setAdding(null)}
        />
      )}
    </RecordSection>
  );
}

function nameOf({ customerName, customerGroup }: Assignment): string {
  return customerGroup === null ? (customerName ?? '') : say('pricing.group-named', { group: customerGroup });
}
