import { useMemo, useState } from 'react';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { peopleQueries } from '../../shared/people/people-queries.ts';
import { personCommands } from '../../shared/people/person-commands.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { TurnBox, TurnGroup } from '../ui/form/TurnBox.tsx';
import { useListCursor } from '../ui/list/list-cursor.ts';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { RecordPreview } from '../ui/page/RecordPreview.tsx';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { SignInForm } from './SignInForm.tsx';

type Person = QueryOutput<typeof peopleQueries.listPeople>['people'][number];
type Role = QueryOutput<typeof peopleQueries.listRoles>['roles'][number];

/** Who works here, in which roles, and how they sign in. */
export function PeoplePage() {
  const people = useAnswer(peopleQueries.listPeople, {}).data?.people;
  const roles = useAnswer(peopleQueries.listRoles, {}).data?.roles ?? [];
  const [view, setView] = useState('active');
  const [adding, setAdding] = useState(false);
  const cursor = useListCursor();
  const source = useMemo(
    () => rowsAtHand(people?.filter(({ active }) => active === (view === 'active'))),
    [people, view],
  );
  const add: PageAction = {
    id: 'person.add',
    title: say('people.add'),
    key: 'create',
    run: () => setAdding(true),
  };
  return (
    <>
      <ListPage<Person>
        kind="people"
        label={say('place.people')}
        views={['active', 'inactive'].map((id) => ({
          id,
          title: say(`people.view-${id}`),
          count: people?.filter(({ active }) => active === (id === 'active')).length ?? 0,
        }))}
        view={view}
        onView={setView}
        primary={add}
        selectable={false}
        source={source}
        cursor={cursor}
        rowId={({ id }) => id}
        onOpen={() => {}}
        empty={<EmptyPlace sentence={say('people.nobody')} />}
        columns={[
          { id: 'name', title: say('people.name'), width: 200, render: ({ name }) => name },
          {
            id: 'roles',
            title: say('place.roles'),
            width: 240,
            grow: true,
            render: ({ roles: own }) => own.map(({ name }) => name).join(', '),
          },
          {
            id: 'state',
            title: say('people.state'),
            width: 100,
            render: ({ active }) => (
              <StateWord tone={active ? 'plain' : 'muted'}>
                {say(active ? 'people.view-active' : 'people.view-inactive')}
              </StateWord>
            ),
          },
        ]}
        preview={(person) => <PersonPreview key={person.id} person={person} roles={roles} />}
      />
      {adding ? <AddPerson roles={roles} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function PersonPreview({ person, roles }: { readonly person: Person; readonly roles: readonly Role[] }) {
  const [open, setOpen] = useState<'rename' | 'sign-in' | null>(null);
  const has = new Set(person.roles.map(({ id }) => id));
  const turn: PageAction = person.active
    ? {
        id: 'person.deactivate',
        title: say('people.deactivate'),
        run: () =>
          void runAndSay(
            personCommands.deactivatePerson,
            { person: person.id },
            say('people.deactivated', { name: person.name }),
          ),
      }
    : {
        id: 'person.reactivate',
        title: say('people.reactivate'),
        run: () =>
          void runAndSay(
            personCommands.reactivatePerson,
            { person: person.id },
            say('people.reactivated', { name: person.name }),
          ),
      };
  const rename: PageAction = {
    id: 'person.rename',
    title: say('people.rename'),
    key: 'edit',
    run: () => setOpen('rename'),
  };
  usePageActions([rename]);
  const signIn: PageAction = {
    id: 'person.sign-in',
    command: 'person.add',
    title: say('people.give-sign-in'),
    run: () => setOpen('sign-in'),
  };
  return (
    <RecordPreview
      title={person.name}
      actions={
        <>
          <ActionButton action={rename} />
          <ActionButton action={signIn} />
          <ActionButton action={turn} />
        </>
      }
    >
      <TurnGroup legend={say('place.roles')}>
        {roles.map((role) => (
          <TurnBox
            key={role.id}
            label={role.name}
            checked={has.has(role.id)}
            command={has.has(role.id) ? 'person.withdraw-role' : 'person.assign-role'}
            onTurn={(on) => turnRole(person, role, on)}
          />
        ))}
      </TurnGroup>
      <StillTimeline record={person.id} />
      {open === 'rename' ? (
        <CommandDialog
          title={say('people.rename')}
          command={personCommands.renamePerson}
          fields={[{ name: 'name', label: say('people.name'), kind: 'line', required: true }]}
          values={person}
          fixed={{ person: person.id }}
          said={({ name }) => say('people.renamed', { name: String(name) })}
          onDone={() => setOpen(null)}
          onCancel={() => setOpen(null)}
        />
      ) : null}
      {open === 'sign-in' ? <SignInForm person={person} onClose={() => setOpen(null)} /> : null}
    </RecordPreview>
  );
}

async function turnRole(person: Person, role: Role, on: boolean): Promise<boolean> {
  const input = { person: person.id, role: role.id };
  const named = { name: person.name, role: role.name };
  const answer = on
    ? await runAndSay(personCommands.assignRole, input, say('people.role-given', named))
    : await runAndSay(personCommands.withdrawRole, input, say('people.role-taken', named));
  return answer.ok;
}

function AddPerson({ roles, onClose }: { readonly roles: readonly Role[]; readonly onClose: () => void }) {
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
