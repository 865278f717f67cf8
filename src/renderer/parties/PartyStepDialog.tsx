import { customerCommands } from '../../shared/parties/customer-commands.ts';
import type { Side } from '../../shared/parties/party-rules.ts';
import { vendorCommands } from '../../shared/parties/vendor-commands.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { AddressForm } from './AddressSection.tsx';
import type { PartyLine } from './PartyList.tsx';
import type { StepHere } from './party-steps.ts';
import { termsField } from './party-words.ts';

export interface PartyStepDialogProps {
  readonly step: StepHere;
  readonly row: PartyLine;
  readonly side: Side;
  readonly onClose: () => void;
}

/** Asks for what a customer or vendor still lacks. */
export function PartyStepDialog({ step, row, side, onClose }: PartyStepDialogProps) {
  if (step === 'add-address') return <AddressForm party={row.id} address={null} onClose={onClose} />;
  const dialog = {
    title: say('parties.add-terms-of', { name: row.name }),
    fields: [{ ...termsField('terms'), required: true }],
    said: () => say('parties.changed', { name: row.name }),
    verb: say('parties.next-add-terms'),
    onDone: onClose,
    onCancel: onClose,
  };
  return side === 'customer' ? (
    <CommandDialog
      {...dialog}
      command={customerCommands.changeCustomer}
      toInput={(changes) => ({ customer: row.id, changes })}
    />
  ) : (
    <CommandDialog
      {...dialog}
      command={vendorCommands.changeVendor}
      toInput={(changes) => ({ vendor: row.id, changes })}
    />
  );
}
