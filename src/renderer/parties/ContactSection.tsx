import { useState } from 'react';
import { contactCommands } from '../../shared/parties/contact-commands.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import type { Party } from './CustomerPage.tsx';

type Contact = Party['contacts'][number];

/** People at a party. */
export function ContactSection({ party }: { readonly party: Party }) {
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
          { id: 'name', title: say('parties.name'), render: ({ name }) => name },
          { id: 'title', title: say('parties.job-title'), render: ({ jobTitle }) => jobTitle },
          { id: 'email', title: say('parties.email'), render: ({ email }) => email },
          { id: 'phone', title: say('parties.phone'), render: ({ phone }) => phone },
          {
            id: 'edit',
            title: '',
            align: 'end',
            render: (contact) => (
              <ActionButton
                look="quiet"
                action={{
                  id: `contact.change:${contact.id}`,
                  title: say('parties.change-contact', { name: contact.name }),
                  run: () => setEditing(contact),
                }}
                label={say('parties.change')}
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

function ContactForm(props: {
  readonly party: string;
  readonly contact: Contact | null;
  readonly onClose: () => void;
}) {
  const { party, contact, onClose } = props;
  const fields: readonly FieldSpec[] = [
    { name: 'name', label: say('parties.name'), kind: 'line', required: true },
    { name: 'jobTitle', label: say('parties.job-title'), kind: 'line' },
    { name: 'email', label: say('parties.email'), kind: 'line' },
    { name: 'phone', label: say('parties.phone'), kind: 'line' },
    { name: 'fax', label: say('parties.fax'), kind: 'line' },
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
        said={({ name }) => say('parties.added-contact', { name: String(name) })}
      />
    );
  }
  return (
    <CommandDialog
      {...own}
      title={say('parties.change-contact', { name: contact.name })}
      command={contactCommands.changeContact}
      values={contact}
      toInput={(changes) => ({ contact: contact.id, changes })}
      said={({ name }) => say('parties.changed', { name: String(name) })}
      verb={say('parties.save-changes')}
    />
  );
}
