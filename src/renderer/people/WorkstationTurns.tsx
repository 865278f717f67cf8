import { useState } from 'react';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { peopleQueries } from '../../shared/people/people-queries.ts';
import { workstationCommands } from '../../shared/people/workstation-commands.ts';
import { runAndSay } from '../platform/command-runs.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { useMayRun } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { MoreMenu } from '../ui/WorkHeader.tsx';

export type Workstation = QueryOutput<typeof peopleQueries.listWorkstations>['workstations'][number];

/** What can be done with a workstation: its name, what it may hold, and its end, but for the one in use. */
export function WorkstationTurns(props: { readonly workstation: Workstation; readonly isHere: boolean }) {
  const { id: workstation, name, roles: own, retiredAt } = props.workstation;
  const [open, setOpen] = useState<'rename' | 'roles' | null>(null);
  const roles = useAnswer(peopleQueries.listRoles, {}).data?.roles ?? [];
  const may = useMayRun(workstationCommands.renameWorkstation);
  if (retiredAt !== null) return null;
  const close = () => setOpen(null);
  const retire: PageAction = {
    id: `workstation.retire:${workstation}`,
    title: say('people.retire'),
    may,
    run: () =>
      void runAndSay(workstationCommands.retireWorkstation, { workstation }, say('people.retired', { name })),
  };
  const hold: PageAction = {
    id: `workstation.change-roles:${workstation}`,
    title: say('people.change-held'),
    may,
    run: () => setOpen('roles'),
  };
  const actions: readonly PageAction[] = [
    {
      id: `workstation.rename:${workstation}`,
      title: say('people.rename'),
      may,
      run: () => setOpen('rename'),
    },
    ...(props.isHere ? [] : [hold, retire]),
  ];
  const dialog = { fixed: { workstation }, onDone: close, onCancel: close };
  return (
    <>
      <MoreMenu actions={actions} label="…" name={say('people.more', { name })} />
      {open === 'rename' ? (
        <CommandDialog
          {...dialog}
          title={say('people.rename')}
          command={workstationCommands.renameWorkstation}
          fields={[{ name: 'name', label: say('people.name'), kind: 'line', required: true }]}
          values={{ name }}
          said={(typed) => say('people.renamed', { name: String(typed.name) })}
        />
      ) : null}
      {open === 'roles' ? (
        <CommandDialog
          {...dialog}
          title={say('people.change-held')}
          command={workstationCommands.changeWorkstationRoles}
          fields={[
            {
              ...{ name: 'roles', label: say('people.holds-rows-of'), kind: 'choices' },
              choices: roles.map(({ id, name: title }) => ({ value: id, title })),
            },
          ]}
          values={{ roles: own.map(({ id }) => id) }}
          said={() => say('people.held-changed', { name })}
        />
      ) : null}
    </>
  );
}
