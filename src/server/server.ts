import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { CoreDefinition } from '../core/platform/core-definition.ts';
import { readMeta } from '../core/platform/replica-meta.ts';
import { settleMore } from '../core/platform/settle-later.ts';
import { PRIVATE_FOLDER } from '../node/atomic-file.ts';
import { ballast } from '../node/ballast.ts';
import { type Chance, type Clock, systemChance, systemClock } from '../node/clock-and-chance.ts';
import { fileStore } from '../node/file-store.ts';
import { leadLock } from '../node/lead-lock.ts';
import { quietWork } from '../node/quiet-work.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import { authorityPorts } from './authority-ports.ts';
import type { CompanyPort, Founding } from './company-port.ts';
import { openCredentials } from './credentials-file.ts';
import { fileBudget } from './file-budget.ts';
import { type FirstStart, firstStart } from './first-start.ts';
import { endHealingIfAlone } from './healing-window.ts';
import { httpAnswering } from './http-answering.ts';
import { type ListenOptions, listenProblem } from './listen-policy.ts';
import { sweepAttempts } from './rate-limits.ts';
import { type LogSink, requestLog } from './request-log.ts';
import { type ServerContext, scopeOf } from './server-context.ts';
import { openServerDatabase } from './server-database.ts';
import { sweepSessions } from './sessions.ts';
import { openSnapshots } from './snapshot-store.ts';
import { openLine } from './wake-route.ts';
import { openWakeUp } from './wake-up.ts';
import { knownWorkstations } from './workstation-keys.ts';

/** How long a file that stopped arriving is waited for. */
const PART_KEPT_MS = 7 * 24 * 3_600_000;
/** How often stale snapshots are looked for. */
const SNAPSHOT_ROUND_MS = 60_000;

export interface ServerOptions extends ListenOptions {
  /** Its data folder; made if it is not there. One server at a time. */
  readonly folder: string;
  readonly core: CoreDefinition;
  readonly company: CompanyPort;
  /** True where `core` is Daybook's: snapshots are then built in a thread beside the server's own. */
  readonly snapshotsInThread?: boolean;
  /** Founds the company on an empty folder. Without it an empty server waits for one to move in. */
  readonly founding?: Founding;
  /** How many days a person may work on a workstation without contact. Default: 60. */
  readonly grantDays?: number;
  readonly clock?: Clock;
  readonly chance?: Chance;
  readonly log: LogSink;
}

export interface RunningServer {
  readonly url: string;
  /** To be shown to whoever started it, this once; null where people can sign in already. */
  readonly firstStart: FirstStart | null;
  /** For tests and administration in the same process. */
  readonly context: ServerContext;
  close(): Promise<void>;
}

/** Starts the central server. Refused where it would speak plain HTTP beyond this machine without being told so twice. */
export async function startServer(options: ServerOptions): Promise<Result<RunningServer>> {
  const problem = listenProblem(options);
  if (problem) return { ok: false, refusal: problem };
  mkdirSync(options.folder, { recursive: true, mode: PRIVATE_FOLDER });
  const lock = leadLock(join(options.folder, 'server.lock'));
  if (!lock.tryLead()) return { ok: false, refusal: refusal('server.already-running') };
  const context = openContext(options);
  const stop = () => {
    context.wakeUp.close();
    context.ballast.end();
    context.database.close();
    context.credentials.close();
    lock.release();
  };
  const first = await firstStart(context, options.founding ?? null);
  if (first && 'code' in first) {
    stop();
    return { ok: false, refusal: first };
  }
  tidy(context);
  const server = createServer(
    { headersTimeout: 15_000, requestTimeout: 300_000, keepAliveTimeout: 65_000 },
    getRequestListener(httpAnswering(context).fetch, { overrideGlobalObjects: false }),
  );
  server.on('upgrade', (message, socket, head) => openLine(context, message, socket, head));
  const listening = await listen(server, options);
  if (!listening.ok) {
    stop();
    return listening;
  }
  const settling = quietWork(
    () => settleMore(context.database.replica()),
    (error) => context.log.write('alarm', 'settling stopped', { error: String(error) }),
  );
  settling.poke();
  const round = setInterval(() => {
    refreshSnapshots(context);
    settling.poke();
  }, SNAPSHOT_ROUND_MS).unref();
  return ok({
    url: listening.value,
    firstStart: first,
    context,
    async close() {
      clearInterval(round);
      settling.end();
      context.wakeUp.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await context.snapshots.idle();
      stop();
    },
  });
}

function openContext(options: ServerOptions): ServerContext {
  const { folder, core, company } = options;
  const clock = options.clock ?? systemClock;
  const chance = options.chance ?? systemChance;
  const log = requestLog(options.log, clock);
  const held = ballast(join(folder, 'ballast'));
  const disk = {
    ballast: held,
    alarm: (error: unknown) => log.write('alarm', 'disk', { error: String(error) }),
  };
  const credentials = openCredentials(folder, chance, disk, options.grantDays);
  const ports = authorityPorts(credentials, clock, log);
  const database = openServerDatabase({ folder, core, ports, clock, chance, ...disk });
  held.keep();
  const { sealingKey } = credentials;
  const replica = () => database.replica();
  const inThread = options.snapshotsInThread ?? false;
  const snapshots = openSnapshots({ folder, core, inThread, replica, sealingKey, clock, chance, log });
  const wakeUp = openWakeUp(() => readMeta(replica().db).epoch);
  return {
    folder,
    listen: options,
    core,
    company,
    database,
    credentials,
    ballast: held,
    snapshots,
    files: fileStore(join(folder, 'files')),
    filesBeingProved: new Set(),
    fileBudget: fileBudget(),
    wakeUp,
    clock,
    chance,
    log,
  };
}

function tidy(context: ServerContext): void {
  sweepAttempts(context.credentials.db, context.clock.now());
  sweepSessions(context.credentials.db, context.clock.now());
  endHealingIfAlone(context);
  context.files.dropPartsBefore(context.clock.now() - PART_KEPT_MS);
  refreshSnapshots(context);
}

function refreshSnapshots(context: ServerContext): void {
  const workstations = knownWorkstations(context.credentials.db);
  context.snapshots.refresh(workstations.map((workstation) => scopeOf(context, workstation)));
}

function listen(server: Server, { host = '127.0.0.1', port }: ListenOptions): Promise<Result<string>> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      const why: Refusal = refusal('server.cannot-listen', { host, port, reason: error.code ?? '' });
      resolve({ ok: false, refusal: why });
    };
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      const name = host.includes(':') ? `[${host}]` : host;
      resolve(ok(`http://${name}:${actual}`));
    });
  });
}
