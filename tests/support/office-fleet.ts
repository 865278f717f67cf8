import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverClient } from '../../src/node/server-client.ts';
import type { ServerTransport } from '../../src/shared/sync/server-transport.ts';
import { enrolWorkstation } from '../../src/workstation/enrol.ts';
import type { PersonSession, Workstation } from '../../src/workstation/workstation.ts';
import { founded, PASSWORD, type ServerCase, serverCase } from './server-case.ts';
import { must } from './shelf-workstation.ts';

/**
 * Daybook's own server on loopback with workstations that are the real ones, each in a folder of its own. Passwords take
 * their time: one for all tests of a file, ended by `end`.
 */
export interface OfficeFleet {
  readonly at: ServerCase;
  /** The owner's, who is signed in; it may hold everything. */
  readonly first: Workstation;
  /** The owner, for asking on workstations where nobody is signed in. */
  readonly owner: PersonSession;
  /** Another one, enrolled with these starting roles; nobody is signed in. `through` may spoil what is said. */
  enrol(name: string, roles: readonly string[], through?: Through): Promise<Workstation>;
  folder(name: string): string;
  end(): Promise<void>;
}

export type Through = (transport: ServerTransport) => ServerTransport;

export async function officeFleet(through: Through = (transport) => transport): Promise<OfficeFleet> {
  const place = mkdtempSync(join(tmpdir(), 'daybook-office-'));
  const ends: (() => Promise<void>)[] = [];
  const at = await serverCase({ folder: join(place, 'server'), onEnd: (end) => ends.push(end) });
  const { enrolmentCode, oneTimePassword } = founded(at.server);
  const folder = (name: string) => join(place, name);
  const open = async (name: string, code: string, way: Through) => {
    const connect = (url: string) => way(serverClient(url));
    const enrolment = { folder: folder(name), server: at.server.url, code, machineName: name };
    const made = must(await enrolWorkstation({ ...enrolment, connect, clock: at.clock, watchEvery: 60_000 }));
    ends.unshift(() => made.close());
    return made;
  };
  const first = await open('first', enrolmentCode, through);
  const { person } = must(await first.people.signIn('Olga', oneTimePassword, PASSWORD));
  return {
    at,
    first,
    owner: { person, grant: null },
    folder,
    async enrol(name, roles, way = (transport) => transport) {
      const listed = first.query({ query: 'role.list', input: {} });
      if (!listed.ok) throw new Error(listed.refusal.code);
      const known = (listed.output as { roles: { id: string; name: string }[] }).roles;
      const ids = roles.map((role) => known.find((one) => one.name === role)?.id ?? role);
      const { code } = must(await first.people.admin('enrolment-codes', { roles: ids })) as { code: string };
      return open(name, code, way);
    },
    async end() {
      for (const end of ends) await end();
      rmSync(place, { recursive: true, force: true });
    },
  };
}
