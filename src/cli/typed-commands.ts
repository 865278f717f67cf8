import { resolve } from 'node:path';
import type { TypingBufferView } from '../shared/sync/workstation-views.ts';
import type { PersonSession, Workstation } from '../workstation/workstation.ts';
import { type CliOutcome, cliCommand } from './cli-command.ts';
import { takeIn } from './file-commands.ts';
import { onWorkstation } from './workstation-host.ts';

export const typedListCommand = cliCommand({
  name: 'typed list',
  summary: 'List what you typed here and did not finish, with the papers beside it.',
  details:
    'It stands on this workstation alone and is no order yet. “New order” in the window goes on with it.',
  arguments: {},
  options: {
    discarded: { help: 'what was given up instead; kept for 30 days' },
  },
  run: (call) =>
    onWorkstation(call, (workstation, as) => {
      const typed = workstation.desk.listBuffers(call.options.discarded === true, as);
      return typed.ok ? withPapers(workstation, typed.value, as) : typed;
    }),
});

export const typedAttachCommand = cliCommand({
  name: 'typed attach',
  summary:
    'Keep a file beside what you typed and did not finish; it is filed on the order that becomes of it.',
  details: 'PDF, pictures, mail, text, Word and Excel files up to 50 MB.',
  arguments: {
    TYPED: { help: 'its id, as “typed list” gives it' },
    FILE: { help: 'the file' },
  },
  options: {},
  run: (call) =>
    onWorkstation(call, async (workstation, as) => {
      const typed = workstation.desk.showBuffer(call.arguments.TYPED, as);
      if (!typed.ok) return typed;
      const file = await takeIn(workstation, resolve(call.arguments.FILE), as);
      if (!file.ok) return file;
      const kept = workstation.desk.keepPaper(typed.value.id, file.value, as);
      return kept.ok ? { document: kept.value } : kept;
    }),
});

function withPapers(
  workstation: Workstation,
  typed: readonly TypingBufferView[],
  as: PersonSession | undefined,
): CliOutcome {
  const document: object[] = [];
  for (const buffer of typed) {
    const papers = workstation.desk.listPapers(buffer.id, as);
    if (!papers.ok) return papers;
    document.push({ ...buffer, papers: papers.value });
  }
  return { document };
}
