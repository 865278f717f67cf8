import { refusal } from '../shared/kernel/refusal.ts';
import { readJournal } from '../workstation/import-run/import-journal.ts';
import { undoImport } from '../workstation/import-run/import-undo.ts';
import type { PersonSession, Workstation } from '../workstation/workstation.ts';
import { type CliCall, type CliOutcome, cliCommand } from './cli-command.ts';
import { progressLine } from './progress-line.ts';
import { onWorkstation, verdictOf } from './workstation-host.ts';

export const undoCommand = cliCommand({
  name: 'undo',
  summary: 'Take a change set back, by the inverse its command declares; or a whole import, by its id.',
  details:
    'The undoing is a change set of its own: what was done stays in the log. Of an import, what it created goes; what\nsomebody has worked on or built upon since is kept, and named in the answer.',
  arguments: { ID: { help: 'id of the change set, as “run” and “log” give it, or of the import' } },
  options: {},
  run: (call) =>
    onWorkstation(call, (workstation, person) => undo(call, workstation, call.arguments.ID, person)),
});

/** Takes a change set or a whole import back. */
export async function undo(
  call: Pick<CliCall, 'showsProgress' | 'terminal'>,
  workstation: Workstation,
  id: string,
  person: PersonSession | undefined,
): Promise<CliOutcome> {
  const journal = readJournal(workstation.folder, id);
  if (journal === null) return verdictOf(workstation.undo(id, person));
  if (!journal.ok) return journal;
  const line = progressLine(call);
  const signal = call.terminal.interruption();
  const onProgress = (steps: number, of: number) => line.show(`${steps} of ${of} change sets`);
  const undone = await undoImport(workstation, journal.value, person, { signal, onProgress }).finally(() =>
    line.end(),
  );
  const document = { import: id, ...undone };
  if (undone.isInterrupted) return { document, refusal: refusal('import.undo-interrupted', { import: id }) };
  return { document, refusal: undone.refused[0]?.refusal };
}
