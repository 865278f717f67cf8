import { announce } from '../platform/announcements.ts';
import { showTime } from '../platform/date-format.ts';
import { showCount } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useNameOf } from '../platform/people-names.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { nextFirst } from '../ui/list/step-action.ts';
import { RowPreview } from '../ui/page/RowPreview.tsx';
import { type ImportRow, ImportState } from './import-rows.tsx';

export interface ImportPreviewProps {
  readonly row: ImportRow;
  /** What is done next with it. */
  readonly next: PageAction | null;
  readonly onOpen: (path: string) => void;
}

/** The import at the cursor: what it holds, who began it when, what came of it. */
export function ImportPreview({ row, next, onOpen }: ImportPreviewProps) {
  const nameOf = useNameOf();
  const { id, file, kind, person, at, path, run } = row;
  const totals = run?.report?.totals;
  const own: PageAction =
    row.state === 'draft'
      ? { id: `imports.discard:${id}`, title: say('imports.discard'), run: () => void discard(row) }
      : { id: `imports.open:${id}`, title: say('imports.open'), run: () => onOpen(path) };
  return (
    <RowPreview
      title={file}
      beside={<ImportState state={row.state} />}
      facts={[
        [say('imports.what-it-holds'), kind === null ? '–' : say(`imports.kind-${kind}`)],
        [say('imports.by'), person === null ? '–' : nameOf(person)],
        [say('imports.since'), showTime(at)],
        ...(totals
          ? (['created', 'updated', 'refused'] as const).map(
              (of) => [say(`imports.${of}`), showCount(totals[of])] as const,
            )
          : []),
      ]}
      actions={nextFirst(next, [own])}
    />
  );
}

async function discard({ id: buffer, file }: ImportRow): Promise<void> {
  const answer = await runLocal('local.buffer-discard', { buffer });
  if (!answer.ok) return announce(sentenceOf(answer.refusal), 'assertive');
  announce(say('imports.discarded', { file }), 'polite', {
    title: say('undo'),
    run: () => void runLocal('local.buffer-restore', { buffer }),
  });
}
