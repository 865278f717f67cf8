import type { z } from 'zod';
import type { CommandDeclaration } from '../../shared/kernel/command.ts';
import type { QueryDeclaration } from '../../shared/kernel/query.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { LocalAnswer, LocalCommands, LocalQueries } from '../../shared/sync/local-contract.ts';
import { workstationLine } from './rpc-line.ts';

/** A command's answer: the change set it became, and what it answers with. */
export type RunAnswer<O> =
  | { readonly ok: true; readonly id: string | null; readonly state: string; readonly output: O }
  | { readonly ok: false; readonly refusal: Refusal };

let runs = 0;

/** How many commands this window has run: what changes after one is the person's own doing. */
export function ownRuns(): number {
  return runs;
}

let told = 0;

/** Of {@link ownRuns}: how many of them a change has been told after. What comes later may still be of the others. */
export function toldRuns(): number {
  return told;
}

/** A change was told: the questions that it makes old are being asked again. */
export function noteToldRuns(): void {
  told = runs;
}

/** Runs a command as the person signed in. "Saved here" when it answers. */
export async function runCommand<I extends z.ZodType, O extends z.ZodType>(
  { name, version }: CommandDeclaration<I, O>,
  input: z.input<I>,
): Promise<RunAnswer<z.output<O>>> {
  return (await runNamed({ command: name, version, input })) as RunAnswer<z.output<O>>;
}

/** Runs a command that is known by its name only, such as one that was handed over. */
export async function runNamed(request: {
  readonly command: string;
  readonly version?: number;
  readonly input: unknown;
}): Promise<RunAnswer<unknown>> {
  runs += 1;
  const line = await workstationLine();
  const answer = (await line.run(request)) as RunAnswer<unknown>;
  // What was refused changes nothing, and nothing will be told of it.
  if (!answer.ok) noteToldRuns();
  return answer;
}

/** Asks the local database. */
export async function askQuery<I extends z.ZodType, O extends z.ZodType>(
  { name }: QueryDeclaration<I, O>,
  input: z.input<I>,
  signal?: AbortSignal,
): Promise<LocalAnswer<z.output<O>>> {
  const line = await workstationLine();
  const answer = await line.query({ query: name, input }, signal ? { signal } : {});
  return answer.ok ? { ok: true, value: answer.output as z.output<O> } : answer;
}

export async function askLocal<N extends keyof LocalQueries>(
  name: N,
  input: LocalQueries[N]['input'],
): Promise<LocalAnswer<LocalQueries[N]['output']>> {
  const line = await workstationLine();
  const answer = await line.query({ query: name, input });
  return answer.ok ? { ok: true, value: answer.output as LocalQueries[N]['output'] } : answer;
}

export async function runLocal<N extends keyof LocalCommands>(
  name: N,
  input: LocalCommands[N]['input'],
): Promise<LocalAnswer<LocalCommands[N]['output']>> {
  if (name === 'local.undo') runs += 1;
  const line = await workstationLine();
  const answer = await line.run({ command: name, input });
  return answer.ok ? { ok: true, value: answer.output as LocalCommands[N]['output'] } : answer;
}
