import { useState } from 'react';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { peopleQueries } from '../../shared/people/people-queries.ts';
import { EVERYTHING } from '../../shared/people/permission.ts';
import { roleCommands } from '../../shared/people/role-commands.ts';
import { scopeLabels } from '../../shared/people/scope-label.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { showPercent } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { TurnBox, TurnGroup } from '../ui/form/TurnBox.tsx';
import { QueuePage } from '../ui/page/QueuePage.tsx';
import { RecordPreview } from '../ui/page/RecordPreview.tsx';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import { usePermissions } from './permission-titles.ts';

type Role = QueryOutput<typeof peopleQueries.listRoles>['roles'][number];

/** Roles and what they may do: every right there is, in words. */
export function RolesPage() {
  const roles = useAnswer(peopleQueries.listRoles, {}).data?.roles ?? [];
  const [selected, setSelected] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const add: PageAction = {
    id: 'role.create',
    title: say('people.add-role'),
    key: 'create',
    run: () => setAdding(true),
  };
  return (
    <>
      <QueuePage<Role>
        title={say('place.roles')}
        order={say('people.roles-order')}
        items={roles}
        itemId={({ id }) => id}
        selected={selected}
        onSelect={setSelected}
        primary={add}
        card={(role) => <RoleCard role={role} />}
        detail={(role) => <RoleDetail key={role.id} role={role} />}
        empty={null}
      />
      {adding ? (
        <CommandDialog
          title={say('people.add-role')}
          command={roleCommands.createRole}
          fields={[{ name: 'name', label: say('people.name'), kind: 'line', required: true }]}
          fixed={{ permissions: [], labels: [] }}
          said={({ name }) => say('people.role-added', { name: String(name) })}
          onDone={({ id }) => {
            setSelected(id);
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : null}
    </>
  );
}

function RoleCard({ role }: { readonly role: Role }) {
  const count = role.permissions.length;
  return (
    <>
      <strong>{role.name}</strong>
      <br />
      {role.permissions.includes(EVERYTHING) ? say('people.everything') : say('people.rights', { count })}
    </>
  );
}

function RoleDetail({ role }: { readonly role: Role }) {
  const catalogue = usePermissions();
  const [ceiling, setCeiling] = useState(false);
  const all = role.permissions.includes(EVERYTHING);
  const has = new Set(role.permissions);
  const turn = async (permission: string, on: boolean) => {
    const permissions = on
      ? [...role.permissions, permission]
      : role.permissions.filter((each) => each !== permission);
    const answer = await runAndSay(
      roleCommands.changeRolePermissions,
      { role: role.id, permissions, labels: [...role.labels] },
      say(on ? 'people.right-given' : 'people.right-taken', {
        role: role.name,
        right: catalogue[permission]?.title ?? permission,
      }),
    );
    return answer.ok;
  };
  const turnLabel = async (label: (typeof scopeLabels)[number], on: boolean) => {
    const labels = on ? [...role.labels, label] : role.labels.filter((each) => each !== label);
    const answer = await runAndSay(
      roleCommands.changeRolePermissions,
      { role: role.id, permissions: [...role.permissions], labels },
      say(on ? 'people.sees-now' : 'people.sees-no-more', {
        role: role.name,
        what: say(`people.sees-${label}`),
      }),
    );
    return answer.ok;
  };
  const ceilingAction: PageAction = {
    id: 'role.set-discount-ceiling',
    title: say('people.set-ceiling', {
      ceiling: role.discountCeiling === null ? say('people.none') : showPercent(role.discountCeiling),
    }),
    run: () => setCeiling(true),
  };
  return (
    <RecordPreview title={role.name} actions={<ActionButton action={ceilingAction} />}>
      {all ? (
        <p>{say('people.everything')}</p>
      ) : (
        <>
          <TurnGroup legend={say('people.may-see')} beside>
            {scopeLabels.map((label) => (
              <TurnBox
                key={label}
                label={say(`people.sees-${label}`)}
                checked={role.labels.includes(label)}
                command="role.change-permissions"
                onTurn={(on) => turnLabel(label, on)}
              />
            ))}
          </TurnGroup>
          <TurnGroup legend={say('people.may')} beside>
            {Object.entries(catalogue).map(([permission, { title }]) => (
              <TurnBox
                key={permission}
                label={title}
                checked={has.has(permission)}
                command="role.change-permissions"
                onTurn={(on) => turn(permission, on)}
              />
            ))}
          </TurnGroup>
        </>
      )}
      <StillTimeline record={role.id} first={5} />
      {ceiling ? (
        <CommandDialog
          title={say('people.ceiling')}
          command={roleCommands.setDiscountCeiling}
          fields={[
            {
              name: 'ceiling',
              label: say('people.ceiling'),
              kind: 'percent',
              help: say('people.ceiling-help'),
            },
          ]}
          values={{ ceiling: role.discountCeiling }}
          fixed={{ role: role.id }}
          said={() => say('people.ceiling-set', { role: role.name })}
          onDone={() => setCeiling(false)}
          onCancel={() => setCeiling(false)}
        />
      ) : null}
    </RecordPreview>
  );
}
