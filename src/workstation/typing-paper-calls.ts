import { z } from 'zod';
import { documentCommands, sha256Field } from '../shared/documents/document-commands.ts';
import { idField } from '../shared/kernel/input-field.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import { type LocalCall, localCall } from './local-call.ts';
import type { PersonSession, Workstation } from './workstation.ts';

const buffer = z.string().min(1).max(160);

/** The customer's mail or PO beside an order that is being typed: kept with it, and filed on what it becomes. */
export const typingPaperCommands: Readonly<Record<string, LocalCall>> = {
  'local.buffer-paper-keep': localCall(
    z.strictObject({ buffer, upload: z.string().min(1).max(120) }),
    async ({ desk, files }, input, as) => {
      const file = await files.finish(input.upload, as);
      return file.ok ? desk.keepPaper(input.buffer, file.value, as) : file;
    },
  ),
  'local.buffer-paper-drop': localCall(
    z.strictObject({ buffer, sha256: sha256Field }),
    ({ desk }, input, as) => desk.dropPaper(input.buffer, input.sha256, as),
  ),
  'local.buffer-papers-file': localCall(
    z.strictObject({ buffer, record: idField }),
    (workstation, input, as) => filePapers(workstation, input, as),
  ),
};

export const typingPaperQueries: Readonly<Record<string, LocalCall>> = {
  'local.buffer-papers': localCall(z.strictObject({ buffer }), ({ desk }, input, as) => {
    const papers = desk.listPapers(input.buffer, as);
    return papers.ok ? ok({ papers: papers.value }) : papers;
  }),
};

/** A second time nothing is filed twice, so that whoever was cut off may simply do it again. */
function filePapers(
  workstation: Workstation,
  { buffer, record }: { readonly buffer: string; readonly record: string },
  as: PersonSession | undefined,
): Result<{ readonly filed: number }> {
  const papers = workstation.desk.listPapers(buffer, as);
  if (!papers.ok) return papers;
  let filed = 0;
  for (const file of papers.value) {
    const input = { record, kind: 'source paper', file };
    const answer = workstation.run({ command: documentCommands.attachDocument.name, input }, as);
    if (answer.ok) filed += 1;
    else if (answer.refusal.code !== 'documents.already-attached') return answer;
  }
  return ok({ filed });
}
