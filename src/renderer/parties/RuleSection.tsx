import { useState } from 'react';
import type { OrderRule } from '../../shared/parties/order-rule.ts';
import { orderRuleCommands } from '../../shared/parties/order-rule-commands.ts';
import { runAndSay } from '../platform/command-runs.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RowAction } from '../ui/list/RowAction.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { type Party, ruleText } from './party-words.ts';
import { RuleForm } from './RuleForm.tsx';

/** What the customer wants of every order, a sentence each. */
export function RuleSection({ party }: { readonly party: Party }) {
  const [editing, setEditing] = useState<OrderRule | 'new' | null>(null);
  const add: PageAction = {
    id: 'customer-rule.add',
    title: say('parties.add-rule'),
    run: () => setEditing('new'),
  };
  return (
    <RecordSection title={say('parties.rules')} actions={<ActionButton action={add} look="quiet" />}>
      <PlainTable
        label={say('parties.rules')}
        rows={party.rules}
        rowId={({ id }) => id}
        empty={say('parties.no-rules')}
        columns={[
          { id: 'rule', title: say('parties.rule'), render: (rule) => ruleText(rule, party) },
          {
            id: 'strength',
            title: say('parties.strength'),
            render: ({ strength }) => say(`parties.strength-${strength}`),
          },
          {
            id: 'acts',
            title: '',
            align: 'end',
            render: (rule) => {
              const name = ruleText(rule, party);
              return (
                <>
                  <RowAction
                    title={say('parties.change-named', { name })}
                    command="customer-rule.change"
                    label={say('parties.change')}
                    onRun={() => setEditing(rule)}
                  />
                  <RowAction
                    title={say('parties.remove-named', { name })}
                    command="customer-rule.remove"
                    label={say('parties.remove')}
                    onRun={() =>
                      void runAndSay(
                        orderRuleCommands.removeOrderRule,
                        { rule: rule.id },
                        say('parties.removed-rule', { name }),
                      )
                    }
                  />
                </>
              );
            },
          },
        ]}
      />
      {editing === null ? null : (
        <RuleForm party={party} rule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </RecordSection>
  );
}
