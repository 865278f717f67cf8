import type { Replica } from '../core/platform/replica.ts';
import { readMeta } from '../core/platform/replica-meta.ts';
import type { Chance, Clock } from '../node/clock-and-chance.ts';
import { fitsVerifier, makeVerifier } from '../node/password-verifier.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { passwordProblem, signInKeyOf } from '../shared/people/password-rule.ts';
import type { SignInReply } from '../shared/sync/server-people-contract.ts';
import type { ServerTransport } from '../shared/sync/server-transport.ts';
import type { SignedIn } from '../shared/sync/workstation-views.ts';
import type { KeysFile, PersonKeys } from './keys-file.ts';
import { readLocal, writeLocal } from './local-settings.ts';
import type { PersonSession, WorkstationPeople } from './workstation.ts';

export interface PeoplePorts {
  readonly replica: Replica;
  readonly keys: KeysFile;
  readonly clock: Clock;
  readonly chance: Chance;
  /** The server with this workstation's key; null without one, or while a person wants no contact. */
  readonly reach: () => { readonly transport: ServerTransport; readonly key: string } | null;
}

/** Verified against when a name is unknown, so that an answer takes as long as for a known one. */
const NOBODY = `scrypt$32768$8$3$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** How often grants are lengthened while the server can be reached, in ms. */
const REFRESH_EVERY = 60 * 60 * 1000;

export function peopleHere(ports: PeoplePorts): WorkstationPeople {
  const { keys, clock } = ports;
  const find = (name: string) => keys.read().people.find((person) => isCalled(person, name));
  const checked = (person: PersonKeys | undefined, name: string): Result<PersonKeys> => {
    if (!person?.signedIn) return refused('people.not-signed-in', { name });
    if (person.grant && person.grant.expiresAt <= clock.now())
      return refused('people.grant-expired', { name });
    if (!isActive(ports.replica, person)) {
      return refused('people.not-active', { person: person.person });
    }
    return ok(person);
  };
  const current = () => {
    const { current: id, people } = keys.read();
    const person = people.find((candidate) => candidate.person === id);
    return person?.signedIn && isActive(ports.replica, person) ? signedIn(person) : null;
  };
  return {
    async signIn(name, password, newPassword) {
      const answer = await signInSomewhere(ports, name, password, newPassword);
      if (answer.ok) writeLocal(ports.replica.db, 'cutSession', null);
      return answer;
    },
    async signOut(name) {
      const person = find(name ?? current()?.person ?? '');
      if (!person) return;
      const server = ports.reach();
      keys.update((all) => ({
        ...all,
        current: all.current === person.person ? null : all.current,
        people: all.people.map((other) =>
          other.person === person.person ? { ...other, signedIn: false, session: null } : other,
        ),
      }));
      if (person.session && server) await server.transport.signOut(person.session.token);
    },
    lock() {
      keys.update((all) => ({
        ...all,
        current: null,
        people: all.people.map((person) => ({ ...person, signedIn: false })),
      }));
    },
    switchTo(name) {
      const person = checked(find(name), name);
      if (!person.ok) return person;
      keys.update((all) => ({ ...all, current: person.value.person }));
      return ok(signedIn(person.value));
    },
    current,
    list: () =>
      keys
        .read()
        .people.filter((person) => person.signedIn && isActive(ports.replica, person))
        .map(signedIn),
    session(name) {
      const person = checked(find(name), name);
      return person.ok ? ok(sessionOf(person.value)) : person;
    },
    setPassword: (signIn, as) => setPasswordHere(ports, signIn, as?.person ?? current()?.person ?? ''),
    async admin(route, body, as) {
      const id = as?.person ?? current()?.person ?? '';
      const token = find(id)?.session?.token;
      const server = ports.reach();
      if (!server) return refused('sync.no-server');
      if (token === undefined) return refused('people.not-signed-in-online', { person: id });
      const answer = await server.transport.admin(token, route, body);
      return answer.kind === 'answer' ? ok(answer.value) : { ok: false, refusal: answer.refusal };
    },
  };
}

/** The session of the person commands run as when none is named. */
export function currentSession(people: WorkstationPeople): Result<PersonSession> {
  const current = people.current();
  return current ? people.session(current.person) : refused('people.nobody-signed-in');
}

/** Lengthens the grants held here, and signs out whoever lost theirs. At most once an hour, but `atOnce`. */
export async function refreshGrants(ports: PeoplePorts, atOnce = false): Promise<void> {
  const { replica, keys, clock } = ports;
  const server = ports.reach();
  const last = readLocal(replica.db, 'grantsRefreshed') ?? 0;
  const held = keys.read().people.flatMap((person) => (person.grant ? [person.grant.id] : []));
  const age = clock.now() - last;
  if (!server || held.length === 0 || (!atOnce && age >= 0 && age < REFRESH_EVERY)) return;
  const answer = await server.transport.refreshGrants(server.key, held);
  if (answer.kind !== 'answer') return;
  const renewed = new Map(answer.value.grants.map((grant) => [grant.id, grant]));
  const ended = new Set(answer.value.ended.map(({ id }) => id));
  const { current, people } = keys.read();
  const cut = people.find(
    ({ person, grant, signedIn }) => person === current && signedIn && ended.has(grant?.id ?? ''),
  );
  keys.update((all) => ({
    ...all,
    people: all.people.map((person) => {
      const id = person.grant?.id ?? '';
      if (ended.has(id)) return { ...person, grant: null, session: null, signedIn: false, verifier: '' };
      const grant = renewed.get(id);
      if (!grant) return person;
      const { issuedAt, expiresAt } = grant;
      return { ...person, grant: { id, issuedAt, expiresAt } };
    }),
  }));
  writeLocal(replica.db, 'grantsRefreshed', clock.now());
  if (cut) writeLocal(replica.db, 'cutSession', { name: cut.name, at: clock.now() });
}

async function setPasswordHere(
  { replica, keys, chance }: PeoplePorts,
  { person, name, password }: { readonly person: string; readonly name: string; readonly password: string },
  by: string,
): Promise<Result<null>> {
  const { people } = replica.core;
  if (!readMeta(replica.db).authority) return refused('people.server-keeps-passwords');
  if (!people.permissionsOf(replica.db, by)?.has('administration.people')) {
    return refused('people.no-permission', {
      permission: 'administration.people',
      command: 'local.set-password',
    });
  }
  if (!people.permissionsOf(replica.db, person)) return refused('people.not-active', { person });
  if (keys.read().people.some((other) => other.person !== person && isCalled(other, name))) {
    return refused('people.sign-in-name-taken', { name });
  }
  const problem = passwordProblem(password, name);
  if (problem) return { ok: false, refusal: problem };
  const verifier = await makeVerifier(password, chance);
  keys.update((all) => {
    const own = all.people.find((other) => other.person === person);
    const signedIn = own?.signedIn ?? false;
    const made: PersonKeys = { person, name, verifier, grant: null, session: null, signedIn };
    return { ...all, people: [...all.people.filter((other) => other.person !== person), made] };
  });
  return ok(null);
}

/** At the server where it can be reached, else by what is known here. */
async function signInSomewhere(
  ports: PeoplePorts,
  name: string,
  password: string,
  newPassword: string | undefined,
): Promise<Result<SignedIn>> {
  const server = ports.reach();
  if (!server) return signInHere(ports, name, password);
  const request = { person: name, password, ...(newPassword === undefined ? {} : { newPassword }) };
  const answer = await server.transport.signIn(server.key, request);
  if (answer.kind === 'refused') return { ok: false, refusal: answer.refusal };
  if (answer.kind === 'unreachable') return signInHere(ports, name, password);
  return ok(signedIn(remember(ports.keys, name, answer.value)));
}

async function signInHere(ports: PeoplePorts, name: string, password: string): Promise<Result<SignedIn>> {
  const { replica, keys, clock } = ports;
  const person = keys.read().people.find((candidate) => isCalled(candidate, name));
  const fits = await fitsVerifier(password, person?.verifier || NOBODY);
  if (!person?.verifier) {
    return readMeta(replica.db).authority
      ? refused('sign-in.wrong')
      : refused('sign-in.needs-server', { name });
  }
  if (!fits) return refused('sign-in.wrong');
  if (person.grant && person.grant.expiresAt <= clock.now()) return refused('people.grant-expired', { name });
  if (!isActive(replica, person)) {
    return refused('people.not-active', { person: person.person });
  }
  keys.update((all) => ({
    ...all,
    current: person.person,
    people: all.people.map((other) =>
      other.person === person.person ? { ...other, signedIn: true } : other,
    ),
  }));
  return ok(signedIn(person));
}

function remember(keys: KeysFile, name: string, reply: SignInReply): PersonKeys {
  const { personId, grant, session, offlineVerifier } = reply;
  const person: PersonKeys = {
    person: personId,
    name,
    verifier: offlineVerifier,
    grant,
    session,
    signedIn: true,
  };
  keys.update((all) => ({
    ...all,
    current: personId,
    people: [...all.people.filter((other) => other.person !== personId), person],
  }));
  return person;
}

/** False once the company deactivated that person, whoever told this workstation. */
function isActive({ core, db }: Replica, { person }: PersonKeys): boolean {
  return core.people.permissionsOf(db, person) !== null;
}

function isCalled(person: PersonKeys, name: string): boolean {
  return person.person === name || signInKeyOf(person.name) === signInKeyOf(name);
}

function signedIn({ person, name, grant }: PersonKeys): SignedIn {
  return { person, name, grant: grant?.id ?? null, expiresAt: grant?.expiresAt ?? null };
}

function sessionOf({ person, grant }: PersonKeys): PersonSession {
  return { person, grant: grant?.id ?? null };
}
