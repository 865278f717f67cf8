import { customerCommands } from '../../shared/parties/customer-commands.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { type Party, termsField } from './party-words.ts';

/** Who they are and what the money terms are. */
export function CustomerForm({ party, onClose }: { readonly party: Party; readonly onClose: () => void }) {
  const ranks = Array.from({ length: 9 }, (_, index) => String(index + 1));
  const fields: readonly FieldSpec[] = [
    { name: 'name', label: say('parties.name'), kind: 'line', required: true },
    { name: 'code', half: true, label: say('parties.number'), kind: 'line', required: true },
    { name: 'customerGroup', half: true, label: say('parties.group'), kind: 'line' },
    termsField('terms'),
    { name: 'currency', half: true, label: say('parties.currency'), kind: 'line', required: true },
    {
      name: 'customerRank',
      half: true,
      label: say('parties.rank'),
      kind: 'choice',
      help: say('parties.rank-help'),
      choices: ranks.map((value) => ({ value, title: say('parties.rank-value', { rank: value }) })),
    },
    { name: 'website', half: true, label: say('parties.website'), kind: 'line' },
  ];
  return (
    <CommandDialog
      title={say('parties.change-customer')}
      command={customerCommands.changeCustomer}
      fields={fields}
      values={{ ...party, code: party.customerCode, terms: party.customerTerms }}
      toInput={({ customerRank, ...changes }) => ({
        customer: party.id,
        changes: { ...changes, customerRank: customerRank === null ? null : Number(customerRank) },
      })}
      said={() => say('parties.changed', { name: party.name })}
      onDone={onClose}
      onCancel={onClose}
      verb={say('parties.save-changes')}
    />
  );
}
