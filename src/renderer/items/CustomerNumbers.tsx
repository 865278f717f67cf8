import { useState } from 'react';
import { itemNumberCommands } from '../../shared/items/item-number-commands.ts';
import { itemNumberQueries } from '../../shared/items/item-number-queries.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RowAction } from '../ui/list/RowAction.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { itemChoices } from './item-choices.ts';

/** How a customer calls our items. */
export function CustomerNumbers({ record: customer }: { readonly record: string }) {
  const [limit, setLimit] = useState(20);
  const [adding, setAdding] = useState(false);
  const answer = useAnswer(itemNumberQueries.listCustomerNumbers, { customer, limit }).data;
  const add: PageAction = {
    id: 'item.add-customer-number',
    title: say('item-numbers.add'),
    run: () => setAdding(true),
  };
  usePageActions([add]);
  return (
    <RecordSection title={say('item-numbers.title')} actions={<ActionButton action={add} look="quiet" />}>
      <PlainTable
        label={say('item-numbers.title')}
        rows={answer?.numbers ?? []}
        rowId={({ number }) => number}
        empty={say('item-numbers.none')}
        columns={[
          { id: 'theirs', title: say('item-numbers.theirs'), render: ({ number }) => number },
          { id: 'item', title: say('item-numbers.item'), render: ({ itemNumber }) => itemNumber },
          { id: 'what', title: say('item-numbers.description'), render: ({ description }) => description },
          { id: 'unit', title: say('item-numbers.unit'), render: ({ unit }) => unit },
          {
            id: 'acts',
            title: '',
            align: 'end',
            render: ({ number }) => (
              <RowAction
                title={say('item-numbers.remove-named', { number })}
                command="item.remove-customer-number"
                label={say('item-numbers.remove')}
                onRun={() =>
                  void runAndSay(
                    itemNumberCommands.removeCustomerNumber,
                    { customer, number },
                    say('item-numbers.removed', { number }),
                  )
                }
              />
            ),
          },
        ]}
      />
      {answer && answer.total > answer.numbers.length ? (
        <ActionButton
          look="quiet"
          action={{
            id: 'item-numbers.more',
            title: say('item-numbers.more', { count: answer.total - answer.numbers.length }),
            run: () => setLimit(500),
          }}
        />
      ) : null}
      {adding ? (
        <CommandDialog
          title={say('item-numbers.add')}
          command={itemNumberCommands.addCustomerNumber}
          fixed={{ customer }}
          fields={[
            {
              name: 'item',
              label: say('item-numbers.item'),
              kind: 'record',
              find: itemChoices,
              required: true,
            },
            { name: 'number', label: say('item-numbers.theirs'), kind: 'line', required: true, half: true },
            {
              name: 'unit',
              label: say('item-numbers.unit'),
              kind: 'line',
              half: true,
              help: say('item-numbers.unit-help'),
            },
          ]}
          said={({ number }) => say('item-numbers.added', { number: String(number) })}
          onDone={() => setAdding(false)}
          onCancel={() => setAdding(false)}
        />
      ) : null}
    </RecordSection>
  );
}
