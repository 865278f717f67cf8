import { useMemo, useState } from 'react';
import { strongestFirst } from '../../shared/tax/tax-choice.ts';
import { taxQueries } from '../../shared/tax/tax-queries.ts';
import { taxRuleCommands } from '../../shared/tax/tax-rule-commands.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { today } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { NeverUsed } from '../ui/list/NeverUsed.tsx';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { stepAction } from '../ui/list/step-action.ts';
import { ListPage } from '../ui/page/ListPage.tsx';
import { FactList } from '../ui/page/RecordPage.tsx';
import { RecordPreview } from '../ui/page/RecordPreview.tsx';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import { RuleForm } from './RuleForm.tsx';
import type { TaxFrame } from './TaxPage.tsx';
import { daysText, placeText, type TaxRule } from './tax-words.ts';

/** Tax rules, the strongest first: the first that meets a line speaks for it. */
export function RuleList({ frame }: { readonly frame: TaxFrame }) {
  const { address, ...page } = frame;
  const [editing, setEditing] = useState<TaxRule | 'new' | null>(null);
  const answer = useAnswer(taxQueries.listTaxRules, { today: today() }).data;
  const codes = useAnswer(taxQueries.listTaxCodes, { date: today() }).data?.codes;
  const source = useMemo(() => rowsAtHand(answer && strongestFirst(answer.rules)), [answer]);
  const taxesText = ({ taxes }: TaxRule) =>
    taxes.length === 0
      ? say('tax.no-tax')
      : taxes.map((id) => codes?.find((code) => code.id === id)?.code ?? '').join(' + ');
  const columns: readonly ListColumn<TaxRule>[] = [
    { id: 'title', title: say('tax.title'), width: 160, grow: true, render: ({ title }) => title },
    { id: 'place', title: say('tax.ships-to'), width: 150, render: placeText },
    {
      id: 'group',
      title: say('tax.customers'),
      width: 100,
      render: ({ customerGroup }) => customerGroup ?? say('tax.all'),
    },
    {
      id: 'items',
      title: say('tax.items'),
      width: 90,
      render: ({ itemGroup }) => itemGroup ?? say('tax.all'),
    },
    { id: 'taxes', title: say('tax.taxes'), width: 170, render: taxesText },
    { id: 'days', title: say('tax.days'), width: 120, leaves: 1, render: daysText },
    {
      id: 'priority',
      title: say('tax.priority'),
      width: 70,
      leaves: 2,
      align: 'end',
      render: ({ priority }) => priority,
    },
  ];
  const create: PageAction = {
    id: 'tax-rule.create',
    title: say('tax.new-rule'),
    key: 'create',
    run: () => setEditing('new'),
  };
  return (
    <>
      <ListPage<TaxRule>
        {...page}
        kind="tax-rules"
        label={say('place.tax')}
        primary={create}
        columns={columns}
        source={source}
        cursor={address.cursor}
        selectable={false}
        rowId={({ id }) => id}
        onOpen={setEditing}
        next={(rule) =>
          stepAction(rule.nextStep, rule.id, {
            title: say('tax.next-change'),
            run: () => setEditing(rule),
          })
        }
        preview={(rule) => (
          <RecordPreview title={rule.title}>
            <FactList
              facts={[
                [say('tax.ships-to'), placeText(rule)],
                [say('tax.customers'), rule.customerGroup ?? say('tax.all')],
                [say('tax.items'), rule.itemGroup ?? say('tax.all')],
                [say('tax.taxes'), taxesText(rule)],
                [say('tax.prices'), say(rule.inclusive ? 'tax.inclusive' : 'tax.on-top')],
                [say('tax.days'), daysText(rule)],
              ]}
            />
            <div>
              <ActionButton
                action={{ id: 'tax-rule.change', title: say('tax.change-rule'), run: () => setEditing(rule) }}
              />{' '}
              <ActionButton
                look="quiet"
                action={{
                  id: 'tax-rule.remove',
                  title: say('tax.remove-rule'),
                  run: () =>
                    void runAndSay(
                      taxRuleCommands.removeTaxRule,
                      { rule: rule.id },
                      say('tax.removed', { name: rule.title }),
                    ),
                }}
              />
            </div>
            <StillTimeline record={rule.id} first={5} />
          </RecordPreview>
        )}
        foot={<span>{say('tax.order-of-rules')}</span>}
        empty={<NeverUsed sentence={say('tax.no-rules')} create={create} />}
      />
      {editing === null || !codes ? null : (
        <RuleForm rule={editing === 'new' ? null : editing} codes={codes} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
