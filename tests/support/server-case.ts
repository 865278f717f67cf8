import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { newId, systemChance } from '../../src/node/clock-and-chance.ts';
import { daybookDefinition } from '../../src/node/daybook-definition.ts';
import { serverClient } from '../../src/node/server-client.ts';
import { daybookCompany } from '../../src/server/daybook-company.ts';
import type { FirstStart } from '../../src/server/first-start.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server/server.ts';
import { backupServer, restoreServer } from '../../src/server/server-administration.ts';
import { bodyOf } from '../../src/shared/sync/change-set.ts';
import type { PushAnswer } from '../../src/shared/sync/server-contract.ts';
import type { EnrolReply, SignInReply } from '../../src/shared/sync/server-people-contract.ts';
import type { ServerAnswer, ServerTransport } from '../../src/shared/sync/server-transport.ts';
import type { PushItem } from '../../src/shared/sync/wire-schemas.ts';

export const core = daybookDefinition();
export const FOUNDING = { companyName: 'Acme Trading', currency: 'GBP', ownerName: 'Olga' } as const;
export const PASSWORD = 'correct horse battery';

/** A clock that goes only when it is told to. */
export interface TestClock {
  now(): number;
  advance(ms: number): void;
}

/** A server on loopback with files of its own, which go when the test has finished. */
export interface ServerCase {
  readonly folder: string;
  readonly clock: TestClock;
  /** Lines of the log so far. */
  readonly lines: string[];
  server: RunningServer;
  transport: ServerTransport;
  /** Stops it and starts it on the same folder, or on another one; `port` where workstations are to find it again. */
  restart(folder?: string, port?: number): Promise<void>;
  stop(): Promise<void>;
}

/** Founds Acme Trading unless `isEmpty`. */
export async function serverCase({
  isEmpty = false,
  onEnd = onTestFinished,
  ...options
}: Partial<ServerOptions> & {
  readonly isEmpty?: boolean;
  /** Told how to stop it; default: the test stops it when it has finished. */
  readonly onEnd?: (end: () => Promise<void>) => void;
} = {}): Promise<ServerCase> {
  const folder = options.folder ?? temporaryFolder();
  let now = 1_790_000_000_000;
  const clock = {
    now: () => now,
    advance: (ms: number) => {
      now += ms;
    },
  };
  const lines: string[] = [];
  const start = async (where: string, port = 0): Promise<RunningServer> => {
    const log = (line: string) => lines.push(line);
    const founding = isEmpty ? {} : { founding: FOUNDING };
    const base = { core, company: daybookCompany, port, clock, log, ...founding };
    const started = await startServer({ ...base, ...options, folder: where });
    if (!started.ok) throw new Error(JSON.stringify(started.refusal));
    return started.value;
  };
  let isUp = true;
  const server = await start(folder);
  const made: ServerCase = {
    folder,
    clock,
    lines,
    server,
    transport: serverClient(server.url),
    async restart(where = folder, port = 0) {
      await made.stop();
      made.server = await start(where, port);
      made.transport = serverClient(made.server.url);
      isUp = true;
    },
    async stop() {
      if (isUp) await made.server.close();
      isUp = false;
    },
  };
  onEnd(() => made.stop());
  return made;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-server-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What the first start told, of the founded kind. */
export function founded(server: RunningServer): Extract<FirstStart, { kind: 'founded' }> {
  const { firstStart } = server;
  if (firstStart?.kind !== 'founded') throw new Error('this was not a founding start');
  return firstStart;
}

/** The value of an answer that was to be one. */
export function answered<T>(answer: ServerAnswer<T>): T {
  if (answer.kind !== 'answer') throw new Error(`no answer: ${JSON.stringify(answer)}`);
  return answer.value;
}

/** The refusal code of an answer that was to be refused. */
export function refusedWith(answer: ServerAnswer<unknown>): string {
  if (answer.kind !== 'refused') throw new Error(`not refused: ${JSON.stringify(answer)}`);
  return answer.refusal.code;
}

/** A workstation without a replica: makes change sets by hand and counts them. */
export interface Desk {
  readonly enrolment: EnrolReply;
  readonly signedIn: SignInReply;
  /** The next change set of this desk. */
  item(
    command: string,
    input: unknown,
    by?: { readonly person: string; readonly grant: string | null },
  ): PushItem;
  push(...items: PushItem[]): Promise<ServerAnswer<PushAnswer>>;
}

/** The owner's first workstation, enrolled and signed in with the codes of the first start. */
export async function ownersDesk(at: ServerCase): Promise<Desk> {
  return deskOf(at, ...(await enrolOwner(at)));
}

/** Another workstation, enrolled by the owner and used by the owner; it may hold what everyone may. */
export async function anotherDesk(at: ServerCase, first: Desk): Promise<Desk> {
  return deskOf(at, ...(await enrolAnother(at, first.signedIn)));
}

/** A server with the owner's workstation. Made once per test file and copied: passwords take their time. */
export async function officeCase(options: Partial<ServerOptions> = {}) {
  const { office, at } = await copyOfTemplate(options, 'office');
  return { at, desk: deskOf(at, ...office) };
}

/** The same with {@link anotherDesk}. */
export async function twoDeskCase(options: Partial<ServerOptions> = {}) {
  const { office, warehouse, at } = await copyOfTemplate(options, 'both');
  return { at, desk: deskOf(at, ...office), other: deskOf(at, ...warehouse) };
}

type Enrolled = [enrolment: EnrolReply, signedIn: SignInReply];

async function enrolOwner(at: ServerCase): Promise<Enrolled> {
  const { enrolmentCode, signInName, oneTimePassword } = founded(at.server);
  const enrolment = answered(await at.transport.enrol({ code: enrolmentCode, machineName: 'office' }));
  const signIn = { person: signInName, password: oneTimePassword, newPassword: PASSWORD };
  return [enrolment, answered(await at.transport.signIn(enrolment.key, signIn))];
}

async function enrolAnother(at: ServerCase, { session }: SignInReply): Promise<Enrolled> {
  const made = answered(await at.transport.admin(session.token, 'enrolment-codes', { roles: [] }));
  const { code } = made as { readonly code: string };
  const enrolment = answered(await at.transport.enrol({ code, machineName: 'warehouse' }));
  const signIn = { person: FOUNDING.ownerName, password: PASSWORD };
  return [enrolment, answered(await at.transport.signIn(enrolment.key, signIn))];
}

interface Template {
  readonly folders: { readonly office: string; readonly both: string };
  readonly office: Enrolled;
  readonly warehouse: Enrolled;
}

let template: Promise<Template> | null = null;
const templateRoots: string[] = [];

afterAll(() => {
  for (const root of templateRoots) rmSync(root, { recursive: true, force: true });
});

async function copyOfTemplate(options: Partial<ServerOptions>, kind: 'office' | 'both') {
  template ??= makeTemplate();
  const { folders, office, warehouse } = await template;
  const folder = temporaryFolder();
  cpSync(folders[kind], folder, { recursive: true });
  return { at: await serverCase({ ...options, folder }), office, warehouse };
}

async function makeTemplate(): Promise<Template> {
  const root = mkdtempSync(join(tmpdir(), 'daybook-template-'));
  templateRoots.push(root);
  const folders = { office: join(root, 'office'), both: join(root, 'both') };
  const at = await serverCase({ folder: folders.office });
  const office = await enrolOwner(at);
  await at.stop();
  cpSync(folders.office, folders.both, { recursive: true });
  await at.restart(folders.both);
  const warehouse = await enrolAnother(at, office[1]);
  await at.stop();
  return { folders, office, warehouse };
}

export function deskOf(at: ServerCase, enrolment: EnrolReply, signedIn: SignInReply): Desk {
  const { incarnation, key, epoch, code } = enrolment;
  const owner = { person: signedIn.personId, grant: signedIn.grant.id };
  let counter = 0;
  return {
    enrolment,
    signedIn,
    item(command, input, by = owner) {
      counter++;
      const content = { command, version: 1, ...by, now: at.clock.now(), input, numbers: {}, code };
      const body = bodyOf({ ...content, dependencies: [], seen: [], schema: core.migrations.length });
      return [newId(at.clock, systemChance), counter, body as PushItem[2]];
    },
    push: (...items) => at.transport.push(key, { epoch, incarnation, items }),
  };
}

/** Names of the people the server knows, read from its file by a connection of its own. */
export function peopleOf(at: ServerCase): string[] {
  const { db } = at.server.context.database.replica();
  return db.sqlite.prepare('SELECT name FROM people ORDER BY name').pluck().all() as string[];
}

/** A backup of it in a folder that goes when the test has finished. */
export function backupOf(at: ServerCase): string {
  const backup = join(temporaryFolder(), 'backup');
  const problem = backupServer(at.folder, backup);
  if (problem) throw new Error(problem.code);
  return backup;
}

/** Puts the backup in the server's place, and starts it. */
export async function restoreInto(at: ServerCase, backup: string): Promise<void> {
  const folder = join(temporaryFolder(), 'restored');
  await at.stop();
  const problem = restoreServer({ folder, clock: at.clock, chance: systemChance }, backup);
  if (problem) throw new Error(problem.code);
  await at.restart(folder);
}
