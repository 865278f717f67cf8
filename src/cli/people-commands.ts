import type { Result } from '../shared/kernel/result.ts';
import { ok } from '../shared/kernel/result.ts';
import { peopleQueries } from '../shared/people/people-queries.ts';
import { personCommands } from '../shared/people/person-commands.ts';
import { credentialsReply } from '../shared/sync/server-people-contract.ts';
import type { PersonSession, Workstation } from '../workstation/workstation.ts';
import { type CliCall, type CliOutcome, cliCommand } from './cli-command.ts';
import { personCalled, roleCalled, rolesCalled } from './name-lookup.ts';
import { givenOrMadePassword, readSecret } from './secret-input.ts';
import type { Terminal } from './terminal.ts';
import { onWorkstation, verdictOf } from './workstation-host.ts';

const person = { PERSON: { help: 'name or id of the person' } };
const personAndRole = { ...person, ROLE: { help: 'name or id of the role' } };

export const peopleListCommand = cliCommand({
  name: 'people list',
  summary: 'List who works here, with their roles, and who is signed in on this workstation.',
  arguments: {},
  options: {},
  run: (call) =>
    onWorkstation(call, (workstation, as) => {
      const answer = workstation.query({ query: peopleQueries.listPeople.name, input: {} }, as);
      if (!answer.ok) return answer;
      const { people } = peopleQueries.listPeople.output.parse(answer.output);
      return {
        document: { people, signedIn: workstation.people.list(), current: workstation.people.current() },
      };
    }),
});

export const peopleRolesCommand = cliCommand({
  name: 'people roles',
  summary: 'List the roles and what each may do.',
  arguments: {},
  options: {},
  run: (call) =>
    onWorkstation(call, (workstation, as) => {
      const answer = workstation.query({ query: peopleQueries.listRoles.name, input: {} }, as);
      return answer.ok ? { document: answer.output } : answer;
    }),
});

export const peopleAddCommand = cliCommand({
  name: 'people add',
  summary: 'Add a person; with --sign-in the person also gets a password, told this once.',
  arguments: { NAME: { help: 'what the person is called' } },
  options: {
    roles: { value: 'ROLES', help: 'names or ids of roles, parted by commas', required: true },
    'sign-in': { value: 'NAME', help: 'the name to sign in with; a member of a server must reach it' },
  },
  run: (call) =>
    onWorkstation(call, async (workstation, as) => {
      const roles = rolesCalled(workstation, call.options.roles, as);
      if (!roles.ok) return roles;
      const input = { name: call.arguments.NAME, roles: roles.value };
      const answer = workstation.run({ command: personCommands.addPerson.name, input }, as);
      const signInName = call.options['sign-in'];
      if (!answer.ok || signInName === undefined) return verdictOf(answer);
      const { id } = personCommands.addPerson.output.parse(answer.output);
      const made = { id: answer.id, verdict: answer.state, result: answer.output };
      const credentials = await credentialsFor(call.terminal, workstation, { personId: id, signInName }, as);
      if (!credentials.ok) return { document: made, refusal: credentials.refusal };
      return { document: { ...made, signInName, ...credentials.value } };
    }),
});

export const peoplePasswordCommand = cliCommand({
  name: 'people password',
  summary:
    'Give a person a password to sign in with: the one of --password, or one that is made up and told this once.',
  details: `At a server the one made up counts once, and the person chooses another at the first sign-in. A company without a
server keeps passwords on its one workstation, where it stays.`,
  arguments: person,
  options: {
    'sign-in': { value: 'NAME', help: 'the name to sign in with', required: true },
    password: { value: 'FILE|-', help: 'first line: the password' },
  },
  run: (call) =>
    onWorkstation(call, async (workstation, as) => {
      const personId = personCalled(workstation, call.arguments.PERSON, as);
      if (!personId.ok) return personId;
      const { password: source, 'sign-in': signInName } = call.options;
      const signIn = { personId: personId.value, signInName };
      const credentials = await credentialsFor(call.terminal, workstation, { ...signIn, source }, as);
      return credentials.ok ? { document: { ...signIn, ...credentials.value } } : credentials;
    }),
});

export const peopleGiveCommand = cliCommand({
  name: 'people give',
  summary: 'Give a person a role.',
  arguments: personAndRole,
  options: {},
  run: (call) => onPersonAndRole(call, personCommands.assignRole.name),
});

export const peopleTakeCommand = cliCommand({
  name: 'people take',
  summary: 'Take a role from a person.',
  arguments: personAndRole,
  options: {},
  run: (call) => onPersonAndRole(call, personCommands.withdrawRole.name),
});

export const peopleDeactivateCommand = cliCommand({
  name: 'people deactivate',
  summary: 'Let a person do nothing more here; what they did stays.',
  arguments: person,
  options: {},
  run: (call) =>
    onWorkstation(call, (workstation, as) => {
      const found = personCalled(workstation, call.arguments.PERSON, as);
      if (!found.ok) return found;
      const input = { person: found.value };
      return verdictOf(workstation.run({ command: personCommands.deactivatePerson.name, input }, as));
    }),
});

function onPersonAndRole(call: CliCall<typeof personAndRole>, command: string): Promise<CliOutcome> {
  return onWorkstation(call, (workstation, as) => {
    const found = personCalled(workstation, call.arguments.PERSON, as);
    if (!found.ok) return found;
    const role = roleCalled(workstation, call.arguments.ROLE, as);
    if (!role.ok) return role;
    return verdictOf(workstation.run({ command, input: { person: found.value, role: role.value } }, as));
  });
}

/** Where the company has no server its one workstation keeps the password. */
async function credentialsFor(
  terminal: Terminal,
  workstation: Workstation,
  signIn: { readonly personId: string; readonly signInName: string; readonly source?: string | undefined },
  as: PersonSession | undefined,
): Promise<Result<{ readonly oneTimePassword: string | null } | { readonly password?: string }>> {
  const { personId, signInName, source } = signIn;
  if (workstation.status().authority) {
    const password = await givenOrMadePassword(terminal, source);
    if (!password.ok) return password;
    const { text, isMade } = password.value;
    const set = await workstation.people.setPassword(
      { person: personId, name: signInName, password: text },
      as,
    );
    return set.ok ? ok(isMade ? { password: text } : {}) : set;
  }
  const password = source === undefined ? ok(null) : await readSecret(terminal, source, '');
  if (!password.ok) return password;
  // The server must know the person first: what waits here is sent before.
  const report = await workstation.sync.once();
  if (report.stopped) return { ok: false, refusal: report.stopped };
  const body = { personId, signInName, password: password.value };
  const answer = await workstation.people.admin('credentials', body, as);
  return answer.ok ? ok(credentialsReply.parse(answer.value)) : answer;
}
