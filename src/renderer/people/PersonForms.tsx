import { personCommands } from '../../shared/people/person-commands.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { Person, Role } from './PeoplePage.tsx';

/** Somebody new, with the roles they begin with. */
export function AddPerson({
  roles,
  onClose,
}: {
  readonly roles: readonly Role[];
  readonly onClose: () => void;
}) {
  return (
    <CommandDialog
      title={say('people.add')}
      command={personCommands.addPerson}
      fields={[
        { name: 'name', label: say('people.name'), kind: 'line', required: true },
        {
          name: 'roles',
          label: say('place.roles'),
          kind: 'choices',
          choices: roles.map(({ id, name }) => ({ value: id, title: name })),
        },
      ]}
      said={({ name }) => say('people.added', { name: String(name) })}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

/** The first role of somebody who has none. */
export function GiveRole(props: {
  readonly person: Person;
  readonly roles: readonly Role[];
  readonly onClose: () => void;
}) {
  const { person, roles, onClose } = props;
  return (
    <CommandDialog
      title={say('people.give-role-to', { name: person.name })}
      command={personCommands.assignRole}
      fields={[
        {
          name: 'role',
          label: say('people.role'),
          kind: 'choice',
          required: true,
          choices: roles.map(({ id, name }) => ({ value: id, title: name })),
        },
      ]}
      fixed={{ person: person.id }}
      said={({ role }) =>
        say('people.role-given', {
          name: person.name,
          role: roles.find(({ id }) => id === role)?.name ?? '',
        })
      }
      verb={say('people.give-role')}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
