import { useState } from 'react';
import { customerCommands } from '../../shared/parties/customer-commands.ts';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { taxQueries } from '../../shared/tax/tax-queries.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { FactList, RecordSection } from '../ui/page/RecordPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { EndForm, ExemptionTurn, GrantForm } from './ExemptionForms.tsx';
import { daysText, exemptionState, placeText, type TaxExemption } from './tax-words.ts';
import { WhyTaxDialog } from './WhyTaxDialog.tsx';

/** How a customer is taxed: group, number and certificates. */
export function CustomerTax({ record: customer }: { readonly record: string }) {
  const [open, setOpen] = useState<'change' | 'grant' | 'why' | TaxExemption | null>(null);
  const party = useAnswer(partyQueries.showParty, { party: customer }).data;
  const exemptions = useAnswer(taxQueries.listTaxExemptions, { customer }).data?.exemptions ?? [];
  const actions: readonly PageAction[] = (['change', 'grant', 'why'] as const).map((act) => ({
    id: `customer.tax-${act}`,
    ...(act === 'why' ? {} : { command: act === 'change' ? 'customer.change' : 'tax-exemption.grant' }),
    title: say(act === 'change' ? 'tax.change-customer' : `tax.${act}`),
    run: () => setOpen(act),
  }));
  usePageActions(actions);
  const close = () => setOpen(null);
  return (
    <RecordSection
      title={say('place.tax')}
      actions={actions.map((action) => <ActionButton key={action.id} action={action} look="quiet" />)}
    >
      <FactList
        facts={[
          [say('tax.group'), party?.taxGroup ?? say('tax.none')],
          [say('tax.number'), party?.taxNumber ?? say('tax.none')],
        ]}
      />
      <PlainTable
        label={say('tax.view-exemptions')}
        rows={exemptions}
        rowId={({ id }) => id}
        empty={say('tax.no-exemption-of-customer')}
        columns={[
          { id: 'certificate', title: say('tax.certificate'), render: ({ certificate }) => certificate },
          { id: 'where', title: say('tax.where'), render: placeText },
          { id: 'days', title: say('tax.days'), render: daysText },
          {
            id: 'state',
            title: say('tax.state'),
            render: (exemption) => {
              const { word, tone } = exemptionState(exemption);
              return <StateWord tone={tone}>{word}</StateWord>;
            },
          },
          {
            id: 'acts',
            title: '',
            align: 'end',
            render: (exemption) => <ExemptionTurn exemption={exemption} onEnd={() => setOpen(exemption)} />,
          },
        ]}
      />
      {open === 'change' ? (
        <CommandDialog
          title={say('tax.change-customer')}
          command={customerCommands.changeCustomer}
          fields={[
            {
              name: 'taxGroup',
              label: say('tax.group'),
              kind: 'line',
              help: say('tax.group-of-help'),
            },
            { name: 'taxNumber', label: say('tax.number'), kind: 'line' },
          ]}
          values={party ?? {}}
          toInput={(changes) => ({ customer, changes })}
          said={() => say('tax.changed-customer')}
          onDone={close}
          onCancel={close}
          verb={say('tax.save-changes')}
        />
      ) : null}
      {open === 'grant' ? <GrantForm customer={customer} onClose={close} /> : null}
      {open === 'why' ? <WhyTaxDialog customer={customer} onClose={close} /> : null}
      {open === null || typeof open === 'string' ? null : <EndForm exemption={open} onClose={close} />}
    </RecordSection>
  );
}
