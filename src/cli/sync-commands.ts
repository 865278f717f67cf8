import { refusal } from '../shared/kernel/refusal.ts';
import type { SyncReport } from '../shared/sync/workstation-views.ts';
import type { Workstation } from '../workstation/workstation.ts';
import { type CliCall, type CliOutcome, cliCommand } from './cli-command.ts';
import { progressLine } from './progress-line.ts';
import { onWorkstation } from './workstation-host.ts';

const GLANCE_MS = 500;

export const syncCommand = cliCommand({
  name: 'sync',
  summary: 'Keep in sync with the server until Ctrl+C; with --once, until there is nothing left to do.',
  details:
    'With --once the exit code is 1 when something stopped it before the end; what was exchanged until then stays.',
  arguments: {},
  options: { once: { help: 'stop when everything is exchanged' } },
  run: (call) =>
    onWorkstation(call, (workstation) =>
      call.options.once ? once(call, workstation) : keep(call, workstation),
    ),
});

export const offlineCommand = cliCommand({
  name: 'offline',
  summary: 'Break off contact with the server, or take it up again.',
  details: 'Work goes on as ever; it waits here until contact is taken up. “on” is offline.',
  arguments: {
    STATE: { help: 'on: no contact with the server; off: contact again', choices: ['on', 'off'] },
  },
  options: {},
  run: (call) =>
    onWorkstation(call, (workstation) => {
      workstation.sync.setOffline(call.arguments.STATE === 'on');
      return { document: { offline: workstation.status().offline } };
    }),
});

async function once(call: CliCall, workstation: Workstation): Promise<CliOutcome> {
  const glances = glance(call, workstation);
  const interruption = call.terminal.interruption();
  interruption.addEventListener('abort', () => void workstation.sync.stop());
  try {
    const report: SyncReport = await workstation.sync.once();
    if (report.stopped) return { document: report, refusal: report.stopped };
    if (interruption.aborted) return { document: report, refusal: refusal('sync.interrupted') };
    return { document: report };
  } finally {
    glances.end();
  }
}

async function keep(call: CliCall, workstation: Workstation): Promise<CliOutcome> {
  const glances = glance(call, workstation);
  const interruption = call.terminal.interruption();
  workstation.sync.start();
  workstation.backups.start();
  await new Promise<void>((resolve) =>
    interruption.addEventListener('abort', () => resolve(), { once: true }),
  );
  await workstation.sync.stop();
  glances.end();
  return { document: workstation.status() };
}

/** Tells now and then how far the sync has come. */
function glance(call: CliCall, workstation: Workstation): { end(): void } {
  const line = progressLine(call);
  const timer = setInterval(() => {
    const { mode, cursor, head, pending } = workstation.status();
    line.show(`${mode}: ${cursor} of ${Math.max(head, cursor)}, ${pending} waiting here`);
  }, GLANCE_MS);
  return {
    end() {
      clearInterval(timer);
      line.end();
    },
  };
}
