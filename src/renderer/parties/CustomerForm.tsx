import { customerCommands } from '../../shared/parties/customer-commands.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import type { Party } from './CustomerPage.tsx';

export function CustomerForm({ party, onClose }: { readonly party: Party; readonly onClose: () => void }) {
  const fields: readonly FieldSpec[] = [
    { name: 'name', label: say('parties.name'), kind: 'line', required: true },
    { name: 'code', label: say('parties.number'), kind: 'line', required: true },
    { name: 'customerGroup', label: say('parties.group'), kind: 'line' },
  ];
  return (
    <CommandDialog
      title={say('parties.change-customer')}
      command={customerCommands.changeCustomer}
      fields={fields}
      values={{ ...party, code: party.customerCode }}
      toInput={(changes) => ({ customer: party.id, changes })}
      said={({ name }) => say('parties.changed', { name: String(name) })}
      onDone={onClose}
      onCancel={onClose}
      verb={say('parties.save-changes')}
    />
  );
}
