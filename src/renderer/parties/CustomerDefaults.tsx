import { useState } from 'react';
import { customerCommands } from '../../shared/parties/customer-commands.ts';
import { incoterms } from '../../shared/parties/incoterm.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { FactList, RecordSection } from '../ui/page/RecordPage.tsx';
import { addressText, type Party, termsText } from './party-words.ts';

const NONE = '–';

/** What a new order of the customer begins with. */
export function CustomerDefaults({ party }: { readonly party: Party }) {
  const [editing, setEditing] = useState(false);
  const change: PageAction = {
    id: 'customer.change-defaults',
    command: 'customer.change',
    title: say('parties.change-defaults'),
    run: () => setEditing(true),
  };
  const address = (id: string | null) => {
    const found = party.addresses.find((each) => each.id === id);
    return found ? addressText(found) : NONE;
  };
  return (
    <RecordSection
      title={say('parties.defaults-section')}
      actions={<ActionButton action={change} look="quiet" />}
    >
      <FactList
        facts={[
          [say('parties.terms'), termsText(party.customerTerms)],
          [say('parties.currency'), party.currency],
          [say('parties.ships-to'), address(party.defaultShipTo)],
          [say('parties.bills-to'), address(party.defaultBillTo)],
          [
            say('parties.contact'),
            party.contacts.find(({ id }) => id === party.defaultContact)?.name ?? NONE,
          ],
          [say('parties.incoterm'), party.incoterm ?? NONE],
          [say('parties.ship-via'), party.shipVia ?? NONE],
          [say('parties.carrier-account'), party.carrierAccount ?? NONE],
          [say('parties.group'), party.customerGroup ?? NONE],
          [say('parties.website'), party.website ?? NONE],
        ]}
      />
      {editing ? <DefaultsForm party={party} onClose={() => setEditing(false)} /> : null}
    </RecordSection>
  );
}

function DefaultsForm({ party, onClose }: { readonly party: Party; readonly onClose: () => void }) {
  const addresses = (isOne: (address: Party['addresses'][number]) => boolean) =>
    party.addresses
      .filter((address) => address.active && isOne(address))
      .map((address) => ({ value: address.id, title: addressText(address) }));
  const fields: readonly FieldSpec[] = [
    {
      name: 'defaultShipTo',
      label: say('parties.ships-to'),
      kind: 'choice',
      choices: addresses(({ isShipTo }) => isShipTo),
    },
    {
      name: 'defaultBillTo',
      label: say('parties.bills-to'),
      kind: 'choice',
      choices: addresses(({ isBillTo }) => isBillTo),
    },
    {
      name: 'defaultContact',
      label: say('parties.contact'),
      kind: 'choice',
      choices: party.contacts
        .filter(({ active }) => active)
        .map(({ id, name }) => ({ value: id, title: name })),
    },
    {
      name: 'incoterm',
      label: say('parties.incoterm'),
      kind: 'choice',
      choices: incoterms.map((value) => ({ value, title: `${value}, ${say(`parties.incoterm-${value}`)}` })),
    },
    { name: 'shipVia', half: true, label: say('parties.ship-via'), kind: 'line' },
    { name: 'carrierAccount', half: true, label: say('parties.carrier-account'), kind: 'line' },
  ];
  return (
    <CommandDialog
      title={say('parties.change-defaults')}
      command={customerCommands.changeCustomer}
      fields={fields}
      values={party}
      toInput={(changes) => ({ customer: party.id, changes })}
      said={() => say('parties.changed-defaults', { name: party.name })}
      onDone={onClose}
      onCancel={onClose}
      verb={say('parties.save-changes')}
    />
  );
}
