import { serverClient } from '../node/server-client.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import type { Result } from '../shared/kernel/result.ts';
import type { PersonSession, RunAnswer, Workstation } from '../workstation/workstation.ts';
import { openWorkstation } from '../workstation/workstation-open.ts';
import type { WorkstationOptions } from '../workstation/workstation-ports.ts';
import type { CliCall, CliOutcome } from './cli-command.ts';
import { ownCore } from './own-core.ts';
import { say, type Terminal } from './terminal.ts';

type Host = Pick<CliCall, 'folder' | 'as' | 'terminal'>;

/** What a workstation hosted by the command line is made of. */
export function hostOptions({ folder, terminal }: Pick<Host, 'folder' | 'terminal'>): WorkstationOptions & {
  readonly folder: string;
} {
  return { folder, core: ownCore(), connect: serverClient, alarm: (bug) => tellBug(terminal, bug) };
}

/** Opens the call's data folder for the length of `work`. `person`: the session of `--as`, else undefined. */
export async function onWorkstation(
  call: Host,
  work: (workstation: Workstation, person: PersonSession | undefined) => CliOutcome | Promise<CliOutcome>,
): Promise<CliOutcome> {
  return onOpened(await openWorkstation(hostOptions(call)), async (workstation) => {
    if (call.as === undefined) return await work(workstation, undefined);
    const session = workstation.people.session(call.as);
    return session.ok ? await work(workstation, session.value) : session;
  });
}

/** Does `work` on what was opened, and closes it whatever happens. */
export async function onOpened(
  opened: Result<Workstation>,
  work: (workstation: Workstation) => CliOutcome | Promise<CliOutcome>,
): Promise<CliOutcome> {
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** What `run` says of an answer: the change set, the verdict, the result. */
export function verdictOf(answer: RunAnswer): CliOutcome {
  if (answer.ok) return { document: { id: answer.id, verdict: answer.state, result: answer.output } };
  return refusedVerdict(answer.refusal);
}

function refusedVerdict(refusal: Refusal): CliOutcome {
  return { document: { id: null, verdict: 'refused', refusal }, refusal };
}

function tellBug(terminal: Terminal, bug: unknown): void {
  say(terminal, `Daybook made a mistake: ${bug instanceof Error ? (bug.stack ?? bug.message) : String(bug)}`);
}
