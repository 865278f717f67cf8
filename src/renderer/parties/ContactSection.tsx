import { useState } from 'react';
import { contactCommands } from '../../shared/parties/contact-commands.ts';
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
import type { Party } from './party-words.ts';

type Contact = Party['contacts'][number];

/** People at a party. */
export function ContactSection({ party, side }: { readonly party: Party; readonly side: Side }) {
  const [editing, setEditing] = useState<Contact | 'new' | null>(null);
  const add: PageAction = {
    id: 'contact.add',
    title: say('parties.add-contact'),
    run: () => setEditing('new'),
  };
  const close = () => setEditing(null);
  return (
    <RecordSection title={say('parties.contacts')} actions={<ActionButton action={add} look="quiet" />}>
      <PlainTable
        label={say('parties.contacts')}
        rows={party.contacts.filter(({ active }) => active)}
        rowId={({ id }) => id}
        empty={say('parties.no-contacts')}
        columns={[
          {
            id: 'name',
            title: say('parties.name'),
            render: ({ id, name }) =>
              id === party.defaultContact ? say('parties.contact-default', { name }) : name,
          },
          { id: 'title', title: say('parties.job-title'), render: ({ jobTitle }) => jobTitle },
          { id: 'email', title: say('parties.email'), render: ({ email }) => email },
          { id: 'phone', title: say('parties.phone'), render: ({ phone }) => phone },
          {
            id: 'acts',
            title: '',
            align: 'end',
            render: (contact) => (
              <ContactTurns
                contact={contact}
                party={party}
                side={side}
                onChange={() => setEditing(contact)}
              />
            ),
          },
        ]}
      />
      {editing === null ? null : (
        <ContactForm party={party.id} contact={editing === 'new' ? null : editing} onClose={close} />
      )}
    </RecordSection>
  );
}

function ContactTurns(props: {
  readonly contact: Contact;
  readonly party: Party;
  readonly side: Side;
  readonly onChange: () => void;
}) {
  const { contact, party, side, onChange } = props;
  const { id, name } = contact;
  return (
    <>
      {side === 'vendor' || id === party.defaultContact ? null : (
        <RowAction
          title={say('parties.make-defaultContact', { name })}
          command="customer.change"
          label={say('parties.make-default')}
          onRun={() =>
            void runAndSay(
              customerCommands.changeCustomer,
              { customer: party.id, changes: { defaultContact: id } },
              say('parties.made-defaultContact', { name }),
            )
          }
        />
      )}
      <PartTurns
        of="contact"
        name={name}
        onChange={onChange}
        onRemove={() =>
          void runAndSay(
            contactCommands.removeContact,
            { contact: id },
            say('parties.removed-named', { name }),
          )
        }
      />
    </>
  );
}

function ContactForm(props: {
  readonly party: string;
  readonly contact: Contact | null;
  readonly onClose: () => void;
}) {
  const { party, contact, onClose } = props;
  const fields: readonly FieldSpec[] = [
    { name: 'name', label: say('parties.name'), kind: 'line', required: true },
    { name: 'jobTitle', half: true, label: say('parties.job-title'), kind: 'line' },
    { name: 'email', half: true, label: say('parties.email'), kind: 'line' },
    { name: 'phone', half: true, label: say('parties.phone'), kind: 'line' },
    { name: 'fax', half: true, label: say('parties.fax'), kind: 'line' },
    { name: 'note', label: say('parties.note'), kind: 'note' },
  ];
  const own = { fields, onDone: onClose, onCancel: onClose };
  if (contact === null) {
    return (
      <CommandDialog
        {...own}
        title={say('parties.add-contact')}
        command={contactCommands.addContact}
        fixed={{ party }}
        said={({ name }) => say('parties.added', { name: String(name) })}
      />
    );
  }
  return (
    <CommandDialog
      {...own}
      title={say('parties.change-named', { name: contact.name })}
      command={contactCommands.changeContact}
      values={contact}
      toInput={(changes) => ({ contact: contact.id, changes })}
      said={({ name }) => say('parties.changed', { name: String(name) })}
      verb={say('parties.save-changes')}
    />
  );
}
