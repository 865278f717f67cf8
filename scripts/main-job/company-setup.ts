import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoCompany } from '../../src/world/demo-company.ts';
import { BrokenExpectation } from './job-story.ts';
import { type Link, startLink } from './link.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { type Site, siteAt } from './site.ts';

export const OWNER = 'Olivia Hart';
/** Sign-in names of the people who work at the desks. */
export const DANA = 'dana';
export const MIKE = 'mike';

/** The demo company on a server, with an office that is never cut off from it. */
export interface CompanySites {
  /** Where everything lies: `server`, `office`, and a folder per desk. */
  readonly root: string;
  readonly server: ServerProcess;
  readonly company: DemoCompany;
  readonly office: Site;
  /** Enrols a workstation of those roles behind a link that can be cut, and signs a person in. */
  openDesk(name: 'A' | 'B', roles: string, person: string, signInName: string): Promise<Desk>;
  /** Ends every process; the folders stay. */
  stop(): Promise<void>;
}

/** A workstation at the end of a link that can be cut. The person who works there is signed in. */
export interface Desk {
  readonly name: 'A' | 'B';
  readonly site: Site;
  readonly link: Link;
}

/**
 * Everything below `root`, which is new. The company is founded on the office's computer and moves to the server.
 * `connect` makes the link of each desk.
 */
export async function setUpCompany(
  root: string,
  connect: (server: ServerProcess) => Promise<Link> = ({ port }) => startLink(port),
): Promise<CompanySites> {
  mkdirSync(root, { recursive: true });
  const ending: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  try {
    const server = await startServerProcess(join(root, 'server'), join(root, 'server.log'));
    ending.push(() => server.stop());
    const { office, company } = await moveIn(root, server);
    const openDesk: CompanySites['openDesk'] = async (name, roles, person, signInName) => {
      const link = await connect(server);
      ending.push(() => link.stop());
      const { code } = await office.must<{ code: string }>(['admin', 'enrolment-code', '--roles', roles]);
      const password = secretFile(root, signInName);
      await office.must(['people', 'password', person, '--sign-in', signInName, '--password', password]);
      const site = siteAt(join(root, name));
      await site.must(['enroll', '--server', link.url, '--code', code, '--machine', `Desk ${name}`]);
      await site.must(['signin', signInName, '--password', password]);
      return { name, site, link };
    };
    return { root, server, company, office, openDesk, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function moveIn(root: string, server: ServerProcess) {
  const office = siteAt(join(root, 'office'));
  const password = secretFile(root, OWNER);
  const company = await office.must<DemoCompany>(['demo', '--password', password]);
  if (server.firstStart?.kind !== 'empty') {
    throw new BrokenExpectation('A new server tells a setup code', 'empty', server.firstStart);
  }
  const move = ['move-to-server', '--server', server.url, '--code', server.firstStart.setupCode];
  await office.must([...move, '--password', password]);
  await signInOwner(office, root);
  return { office, company };
}

/** The owner becomes the one commands run as. */
export async function signInOwner(site: Site, root: string): Promise<void> {
  await site.must(['signin', OWNER, '--password', secretFile(root, OWNER)]);
}

/** A password in a file, as the command line takes it. */
export function secretFile(root: string, name: string): string {
  const file = join(root, `${name.replaceAll(' ', '-').toLowerCase()}.password`);
  writeFileSync(file, `${passwordOf(name)}\n`, { mode: 0o600 });
  return file;
}

/** What somebody of this company signs in with. */
export function passwordOf(signInName: string): string {
  return `harbor lights of ${signInName}`;
}
