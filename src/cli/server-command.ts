import { refusal } from '../shared/kernel/refusal.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { type CliCall, type CliOutcome, cliCommand, type OptionSpecs } from './cli-command.ts';
import { printJson } from './command-output.ts';
import { readCount } from './log-command.ts';
import { ownCore } from './own-core.ts';
import { say } from './terminal.ts';

const MOST_GRANT_DAYS = 366;

const options = {
  port: { value: 'N', help: 'where it listens; 0: any free port', required: true },
  host: { value: 'ADDRESS', help: 'default: 127.0.0.1, this computer alone' },
  names: {
    value: 'HOSTS',
    help: 'names it may be asked for by, parted by commas, beyond this computer’s own',
  },
  company: { value: 'NAME', help: 'founds this company in an empty folder' },
  person: { value: 'NAME', help: 'who owns it, with --company; default: Owner' },
  currency: { value: 'CODE', help: 'its currency, with --company; default: EUR' },
  'grant-days': {
    value: 'N',
    help: 'how long a person may work on a workstation without contact, in days; default: 60',
  },
  'behind-proxy': { help: 'a proxy that ends TLS stands before it' },
  'allow-plain-http': {
    help: 'listen beyond this computer without TLS: everybody on the way can read and change',
  },
  'yes-really-plain-http': { help: 'said a second time, because it is needed twice' },
} as const satisfies OptionSpecs;

export const serverCommand = cliCommand({
  name: 'server',
  summary: 'Run the central server in a data folder of its own, until Ctrl+C.',
  details: `Prints one document when it listens; the first start tells how to sign in as owner, this once. Logs are lines of JSON on
stderr. With --company an empty folder becomes that company; without it an empty server waits for one to move in
(“move-to-server”). It speaks plain HTTP: beyond this computer it must stand behind a proxy that ends TLS.`,
  arguments: {},
  options,
  async run(call) {
    if (!call.folderIsNamed) return { refusal: refusal('usage.server-needs-folder') };
    const port = readPort(call.options.port);
    if (!port.ok) return port;
    const days = call.options['grant-days'];
    const grantDays = days === undefined ? ok(null) : readCount('--grant-days', days, MOST_GRANT_DAYS);
    if (!grantDays.ok) return grantDays;
    return serve(call, port.value, grantDays.value);
  },
});

type ServerCall = CliCall<Record<never, never>, typeof options>;

async function serve(call: ServerCall, port: number, grantDays: number | null): Promise<CliOutcome> {
  // Loaded here, because no other command needs them.
  const { startServer } = await import('../server/server.ts');
  const { daybookCompany } = await import('../server/daybook-company.ts');
  const { host, names, company, person = 'Owner', currency = 'EUR', ...how } = call.options;
  const started = await startServer({
    folder: call.folder,
    core: ownCore(),
    snapshotsInThread: true,
    company: daybookCompany,
    log: (line) => call.terminal.errors.write(`${line}\n`),
    port,
    ...(host === undefined ? {} : { host }),
    ...(names === undefined ? {} : { hosts: names.split(',').map((name) => name.trim()) }),
    ...(grantDays === null ? {} : { grantDays }),
    behindProxy: how['behind-proxy'],
    allowPlainHttp: how['allow-plain-http'],
    yesReallyPlainHttp: how['yes-really-plain-http'],
    ...(company === undefined ? {} : { founding: { companyName: company, ownerName: person, currency } }),
  });
  if (!started.ok) return started;
  const { url, firstStart } = started.value;
  printJson(call.terminal, { url, firstStart });
  for (const sentence of sentencesFor(url, firstStart)) say(call.terminal, sentence);
  await stopAsked(call);
  await started.value.close();
  return { text: '' };
}

function sentencesFor(url: string, first: import('../server/first-start.ts').FirstStart | null): string[] {
  if (!first) return [];
  if (first.kind === 'empty') {
    return [
      'This server holds no company yet. To move one in from its computer:',
      `  daybook move-to-server --server ${url} --code ${first.setupCode}`,
    ];
  }
  return [
    `${first.companyName} is founded. On the first workstation:`,
    `  daybook enroll --server ${url} --code ${first.enrolmentCode}`,
    `  daybook signin ${first.signInName}`,
    `The one-time password is ${first.oneTimePassword} and is told only now.`,
  ];
}

/** Resolves at Ctrl+C, and at the polite signal to end. */
async function stopAsked({ terminal }: Pick<CliCall, 'terminal'>): Promise<void> {
  const interruption = terminal.interruption();
  await new Promise<void>((resolve) => {
    interruption.addEventListener('abort', () => resolve(), { once: true });
    process.once('SIGTERM', () => resolve());
  });
}

function readPort(text: string): Result<number> {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  return port >= 0 && port <= 65_535 ? ok(port) : refused('usage.not-a-port', { text });
}
