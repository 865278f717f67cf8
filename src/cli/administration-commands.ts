import type { AdminRoute } from '../shared/sync/server-transport.ts';
import { type CliCall, type CliOutcome, cliCommand } from './cli-command.ts';
import { rolesCalled } from './name-lookup.ts';
import { onWorkstation } from './workstation-host.ts';

export const REVOKED = ['workstation', 'person', 'session'] as const;

export const adminCodeCommand = cliCommand({
  name: 'admin enrolment-code',
  summary: 'Ask the server for a one-time code that makes a computer a workstation.',
  details:
    'You must have signed in while the server could be reached, and may administer it; so for all of “admin”.',
  arguments: {},
  options: {
    roles: {
      value: 'ROLES',
      help: 'roles whose rows the workstation may hold, parted by commas',
      required: true,
    },
  },
  run: (call) =>
    onWorkstation(call, async (workstation, as) => {
      const roles = rolesCalled(workstation, call.options.roles, as);
      if (!roles.ok) return roles;
      const answer = await workstation.people.admin('enrolment-codes', { roles: roles.value }, as);
      return answer.ok ? { document: answer.value } : answer;
    }),
});

export const adminSessionsCommand = cliCommand({
  name: 'admin sessions',
  summary: 'List who is signed in at the server, and the workstations it knows.',
  arguments: {},
  options: {},
  run: (call) => ask(call, 'sessions', {}),
});

export const adminRevokeCommand = cliCommand({
  name: 'admin revoke',
  summary: 'End the access of a workstation, a person or a session at the server.',
  arguments: { WHAT: { help: 'what is revoked', choices: REVOKED }, ID: { help: 'its id' } },
  options: {},
  run: (call) => ask(call, 'revoke', { [call.arguments.WHAT]: call.arguments.ID }),
});

export const adminEndHealingCommand = cliCommand({
  name: 'admin end-healing',
  summary: 'Let a restored server work again without waiting for the workstations that have not reported.',
  details: 'What only those workstations still hold of history can then no longer come back.',
  arguments: {},
  options: {},
  run: (call) => ask(call, 'end-healing', {}),
});

function ask(
  call: Pick<CliCall, 'folder' | 'as' | 'terminal'>,
  route: AdminRoute,
  body: unknown,
): Promise<CliOutcome> {
  return onWorkstation(call, async (workstation, as) => {
    const answer = await workstation.people.admin(route, body, as);
    return answer.ok ? { document: answer.value } : answer;
  });
}
