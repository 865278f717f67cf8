import { useState } from 'react';
import { addressCommands } from '../../shared/parties/address-commands.ts';
import { customerCommands } from '../../shared/parties/customer-commands.ts';
import type { Side } from '../../shared/parties/party-rules.ts';
import { runAndSay } from '../platform/command-runs.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RowAction } from '../ui/list/RowAction.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { PartTurns } from './PartTurns.tsx';
import { type Address, addressText, type Party } from './party-words.ts';

/** Where goods and invoices go. What was removed can be used again. */
export function AddressSection({ party, side }: { readonly party: Party; readonly side: Side }) {
  const [editing, setEditing] = useState<Address | 'new' | null>(null);
  const add: PageAction = {
    id: 'address.add',
    title: say('parties.add-address'),
    run: () => setEditing('new'),
  };
  const use = (address: Address, which: 'defaultShipTo' | 'defaultBillTo') =>
    void runAndSay(
      customerCommands.changeCustomer,
      { customer: party.id, changes: { [which]: address.id } },
      say(`parties.made-${which}`, { name: address.name }),
    );
  return (
    <RecordSection title={say('parties.addresses')} actions={<ActionButton action={add} look="quiet" />}>
      <PlainTable
        label={say('parties.addresses')}
        rows={party.addresses}
        rowId={({ id }) => id}
        empty={say('parties.no-addresses')}
        columns={[
          { id: 'address', title: say('parties.address'), render: (address) => addressText(address) },
          { id: 'for', title: say('parties.used-for'), render: (address) => usesText(address, party) },
          {
            id: 'acts',
            title: '',
            align: 'end',
            render: (address) => (
              <>
                {side === 'customer' &&
                address.active &&
                address.isShipTo &&
                address.id !== party.defaultShipTo ? (
                  <RowAction
                    title={say('parties.make-defaultShipTo', { name: address.name })}
                    command="customer.change"
                    label={say('parties.make-default')}
                    onRun={() => use(address, 'defaultShipTo')}
                  />
                ) : null}
                <AddressTurns address={address} onChange={() => setEditing(address)} />
              </>
            ),
          },
        ]}
      />
      {editing === null ? null : (
        <AddressForm
          party={party.id}
          address={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </RecordSection>
  );
}

function AddressTurns({ address, onChange }: { readonly address: Address; readonly onChange: () => void }) {
  const { id, name } = address;
  if (!address.active) {
    return (
      <RowAction
        title={say('parties.use-again', { name })}
        command="address.restore"
        label={say('parties.use-again-short')}
        onRun={() =>
          void runAndSay(addressCommands.restoreAddress, { address: id }, say('parties.used-again', { name }))
        }
      />
    );
  }
  return (
    <PartTurns
      of="address"
      name={name}
      onChange={onChange}
      onRemove={() =>
        void runAndSay(addressCommands.removeAddress, { address: id }, say('parties.removed-named', { name }))
      }
    />
  );
}

function usesText({ id, isShipTo, isBillTo, active }: Address, party: Party): string {
  if (!active) return say('parties.address-removed');
  const uses = [
    ...(isShipTo ? [say(id === party.defaultShipTo ? 'parties.ship-to-default' : 'parties.ship-to')] : []),
    ...(isBillTo ? [say(id === party.defaultBillTo ? 'parties.bill-to-default' : 'parties.bill-to')] : []),
  ];
  return uses.join(', ');
}

/** An address of a party: a new one, or one that stands. */
export function AddressForm(props: {
  readonly party: string;
  readonly address: Address | null;
  readonly onClose: () => void;
}) {
  const { party, address, onClose } = props;
  const fields: readonly FieldSpec[] = [
    { name: 'name', label: say('parties.address-name'), kind: 'line', required: true },
    { name: 'street', label: say('parties.street'), kind: 'note', empty: 'text' },
    { name: 'city', half: true, label: say('parties.city'), kind: 'line', empty: 'text' },
    { name: 'region', half: true, label: say('parties.region'), kind: 'line' },
    { name: 'postalCode', half: true, label: say('parties.postal-code'), kind: 'line' },
    {
      name: 'country',
      half: true,
      label: say('parties.country'),
      kind: 'line',
      help: say('parties.country-help'),
    },
    { name: 'isShipTo', half: true, label: say('parties.is-ship-to'), kind: 'check' },
    { name: 'isBillTo', half: true, label: say('parties.is-bill-to'), kind: 'check' },
  ];
  const own = { fields, onDone: onClose, onCancel: onClose };
  if (address === null) {
    return (
      <CommandDialog
        {...own}
        title={say('parties.add-address')}
        command={addressCommands.addAddress}
        values={{ isShipTo: true }}
        fixed={{ party }}
        said={({ name }) => say('parties.added', { name: String(name) })}
      />
    );
  }
  return (
    <CommandDialog
      {...own}
      title={say('parties.change-named', { name: address.name })}
      command={addressCommands.changeAddress}
      values={address}
      toInput={(changes) => ({ address: address.id, changes })}
      said={({ name }) => say('parties.changed', { name: String(name) })}
      verb={say('parties.save-changes')}
    />
  );
}
