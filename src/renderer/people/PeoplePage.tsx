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
import { ListFilter } from '../ui/list/ListFilter.tsx';
import { useListAddress } from '../ui/list/list-address.ts';
import { NothingMatches } from '../ui/list/NothingMatches.tsx';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { stepAction } from '../ui/list/step-action.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { RecordPreview } from '../ui/page/RecordPreview.tsx';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import type { AddressParts } from '../ui/page/saved-counts.tsx';
import { ChipCount } from '../ui/page/ViewChips.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { AddPerson, GiveRole } from './PersonForms.tsx';
import { SignInForm } from './SignInForm.tsx';

export type Person = QueryOutput<typeof peopleQueries.listPeople>['people'][number];
export type Role = QueryOutput<typeof peopleQueries.listRoles>['roles'][number];

/** Whether somebody belongs to the list as its address has it. */
function fits({ view = 'active', find = '', role }: AddressParts) {
  const wanted = find.trim().toLowerCase();
  return ({ name, active, roles }: Person) =>
    active === (view !== 'inactive') &&
    name.toLowerCase().includes(wanted) &&
    (role === undefined || roles.some(({ id }) => id === role));
}

function SavedPeopleCount({ parts }: { readonly parts: AddressParts }) {
  return (
    <ChipCount count={useAnswer(peopleQueries.listPeople, {}).data?.people.filter(fits(parts)).length} />
  );
}

/** Who works here, in which roles, and how they sign in. */
export function PeoplePage() {
  const people = useAnswer(peopleQueries.listPeople, {}).data?.people;
  const roles = useAnswer(peopleQueries.listRoles, {}).data?.roles ?? [];
  const [adding, setAdding] = useState(false);
  const [giving, setGiving] = useState<Person | null>(null);
  const address = useListAddress({ view: 'active', sort: 'name' });
  const { view, text, sort } = address;
  const role = address.filter('role');
  const source = useMemo(() => {
    const rows = people?.filter(fits({ view, find: text, role }));
    return rowsAtHand(sort.descending ? rows?.toReversed() : rows);
  }, [people, view, text, role, sort.descending]);
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
          count: people?.filter(fits({ view: id })).length ?? null,
        }))}
        view={view}
        onView={address.setView}
        address={address}
        savedCount={SavedPeopleCount}
        search={{ label: say('people.search'), text, onText: address.setText }}
        filters={
          <ListFilter
            first
            label={say('people.role')}
            all={say('people.all-roles')}
            choices={roles.map(({ id, name }) => ({ value: id, title: name }))}
            value={role}
            onValue={(value) => address.setFilter('role', value)}
          />
        }
        primary={add}
        selectable={false}
        source={source}
        sort={sort}
        onSort={address.setSort}
        cursor={address.cursor}
        rowId={({ id }) => id}
        onOpen={() => {}}
        empty={
          address.isNarrowed ? (
            <NothingMatches
              address={address}
              sentence="people.nobody-matches"
              filters={[roles.find(({ id }) => id === role)?.name]}
              count={people?.filter(fits({ view })).length}
            />
          ) : (
            <EmptyPlace sentence={say(view === 'inactive' ? 'people.nobody-inactive' : 'people.nobody')} />
          )
        }
        columns={[
          { id: 'name', title: say('people.name'), width: 200, sort: 'name', render: ({ name }) => name },
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
        next={(person) =>
          stepAction(person.nextStep, person.id, {
            title: say('people.give-role'),
            run: () => setGiving(person),
          })
        }
        preview={(person) => <PersonPreview key={person.id} person={person} roles={roles} />}
      />
      {giving ? <GiveRole person={giving} roles={roles} onClose={() => setGiving(null)} /> : null}
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
