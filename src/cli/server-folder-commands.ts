import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Db, openDatabase } from '../core/platform/database.ts';
import { attachReplica } from '../core/platform/replica.ts';
import { systemChance, systemClock } from '../node/clock-and-chance.ts';
import { daybookCompany } from '../server/daybook-company.ts';
import { refusedWork } from '../server/refused-work.ts';
import * as administration from '../server/server-administration.ts';
import { serverFile } from '../server/server-database.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import { REVOKED } from './administration-commands.ts';
import { type CliCall, type CliOutcome, cliCommand } from './cli-command.ts';
import { readCount } from './log-command.ts';
import { onlyOne } from './name-lookup.ts';
import { ownCore } from './own-core.ts';
import { sentenceOf } from './refusal-sentences.ts';

type Folder = Pick<CliCall, 'folder' | 'folderIsNamed'>;

const besideServer = 'For whoever may read the server’s folder; a server that runs heeds it at once.';

export const serverCodeCommand = cliCommand({
  name: 'server enrolment-code',
  summary: 'Make a one-time code that makes a computer a workstation.',
  details: besideServer,
  arguments: {},
  options: {
    roles: { value: 'ROLES', help: 'roles whose rows it may hold, parted by commas; default: the owner’s' },
  },
  run: (call) =>
    onServerState(call, (db) => {
      const roles =
        call.options.roles === undefined
          ? ok(daybookCompany.firstWorkstationRoles(db))
          : rolesIn(db, call.options.roles);
      if (!roles.ok) return roles;
      const facts = { roles: roles.value, createdBy: null };
      return { document: administration.createEnrolmentCode(at(call), facts) };
    }),
});

export const serverPasswordCommand = cliCommand({
  name: 'server password',
  summary: 'Give a person a one-time password, for instance where nobody can sign in any more.',
  details: besideServer,
  arguments: { PERSON: { help: 'name or id of the person' } },
  options: { 'sign-in': { value: 'NAME', help: 'the name to sign in with', required: true } },
  run: (call) =>
    onServerState(call, async (db) => {
      const personId = personIn(db, call.arguments.PERSON);
      if (!personId.ok) return personId;
      const signInName = call.options['sign-in'];
      const facts = { personId: personId.value, signInName, password: null };
      const made = await administration.setCredentials(at(call), facts);
      return made.ok ? { document: { personId: personId.value, signInName, ...made.value } } : made;
    }),
});

export const serverRevokeCommand = cliCommand({
  name: 'server revoke',
  summary: 'End the access of a workstation, a person or a session.',
  details: besideServer,
  arguments: { WHAT: { help: 'what is revoked', choices: REVOKED }, ID: { help: 'its id' } },
  options: {},
  run: (call) =>
    onServerState(call, () => {
      const { WHAT, ID } = call.arguments;
      const body =
        WHAT === 'workstation' ? { workstation: ID } : WHAT === 'person' ? { person: ID } : { session: ID };
      return { document: { revoked: administration.revokeAccess(at(call), body) } };
    }),
});

export const serverSessionsCommand = cliCommand({
  name: 'server sessions',
  summary: 'List who is signed in at the server.',
  details: besideServer,
  arguments: {},
  options: {},
  run: (call) => onServerState(call, () => ({ document: administration.listSessions(at(call)) })),
});

export const serverRefusedCommand = cliCommand({
  name: 'server refused',
  summary:
    'List the work that the server refused, newest first, with what was entered and why it was not taken.',
  details: `Also what somebody entered whose right to it had ended meanwhile: nothing of it was applied, nothing is lost. A manager does
what was meant by “run”, under their own name.`,
  arguments: {},
  options: {
    by: { value: 'PERSON', help: 'name or id of who entered it' },
    limit: { value: 'N', help: 'how many; default: 100' },
  },
  run: (call) =>
    onServerState(call, (db) => {
      const limit = readCount('--limit', call.options.limit ?? '100', 10_000);
      if (!limit.ok) return limit;
      const { by } = call.options;
      const person = by === undefined ? ok(null) : personIn(db, by);
      if (!person.ok) return person;
      const refused = refusedWork(attachReplica(db, ownCore()), person.value, limit.value);
      return {
        document: refused.map(({ reason, ...work }) => ({
          ...work,
          reason: reason && { ...reason, sentence: sentenceOf(reason) },
        })),
      };
    }),
});

export const serverBackupCommand = cliCommand({
  name: 'server backup',
  summary: 'Copy log, state and credentials of a server, whole, into a new folder, while it runs.',
  arguments: { TARGET: { help: 'the folder; it must not be there yet' } },
  options: {},
  run: (call) =>
    onServerFolder(call, () => {
      const target = resolve(call.arguments.TARGET);
      const reason = administration.backupServer(call.folder, target);
      return answered(reason, { backup: target });
    }),
});

export const serverRestoreCommand = cliCommand({
  name: 'server restore',
  summary: 'Make a server’s folder out of a backup; the fleet then gives back what the backup does not know.',
  arguments: { BACKUP: { help: 'the folder that “server backup” wrote' } },
  options: {},
  run: (call) =>
    onServerFolder(call, () =>
      answered(administration.restoreServer(at(call), resolve(call.arguments.BACKUP)), { restored: true }),
    ),
});

export const serverMarkRestoredCommand = cliCommand({
  name: 'server mark-restored',
  summary: 'Say that a server’s folder came back from a backup by other means.',
  details:
    'Without it a server may go on as if nothing had happened, and workstations find out by themselves.',
  arguments: {},
  options: {},
  run: (call) =>
    onServerFolder(call, () => answered(administration.markRestored(at(call)), { restored: true })),
});

function personIn(db: Db, name: string): Result<string> {
  const people = db.q('SELECT id, name FROM people').all() as { id: string; name: string }[];
  return onlyOne(people, name, 'people.name');
}

function at({ folder }: Folder): administration.ServerFolder {
  return { folder, clock: systemClock, chance: systemChance };
}

function answered(reason: Refusal | null, document: unknown): CliOutcome {
  return reason ? { refusal: reason } : { document };
}

async function onServerFolder(
  call: Folder,
  work: () => CliOutcome | Promise<CliOutcome>,
): Promise<CliOutcome> {
  return call.folderIsNamed ? work() : { refusal: refusal('usage.server-needs-folder') };
}

/** With the server's state to read, so that a wrong folder is noticed before anything is made in it. */
async function onServerState(
  call: Folder,
  work: (db: Db) => CliOutcome | Promise<CliOutcome>,
): Promise<CliOutcome> {
  return onServerFolder(call, async () => {
    const file = serverFile(call.folder);
    if (!existsSync(file)) return { refusal: refusal('server.nothing-there', { folder: call.folder }) };
    const db = openDatabase(file, { readonly: true });
    try {
      return await work(db);
    } finally {
      db.sqlite.close();
    }
  });
}

function rolesIn(db: Db, words: string): Result<string[]> {
  const roles = db.q('SELECT id, name FROM roles').all() as { id: string; name: string }[];
  const ids: string[] = [];
  for (const word of words.split(',').map((part) => part.trim())) {
    const role = onlyOne(roles, word, 'people.role');
    if (!role.ok) return role;
    ids.push(role.value);
  }
  return ok(ids);
}
