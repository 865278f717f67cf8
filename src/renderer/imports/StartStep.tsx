import { useNavigate } from '@tanstack/react-router';
import { importMappingCommands } from '../../shared/company/import-mapping-commands.ts';
import { announce } from '../platform/announcements.ts';
import { showCount } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runCommand, runLocal } from '../platform/workstation-calls.ts';
import { useCheck } from './ColumnsStep.tsx';
import { ImportWizard } from './ImportWizard.tsx';
import { discardDraft } from './import-draft-keeping.ts';
import { useRunProgress } from './import-progress.ts';
import { PreparedStep, type StepParts } from './PreparedStep.tsx';
import { RecordSums, RowSums } from './RunNumbers.tsx';
import classes from './RunPage.module.css';

/** Step 5: what will happen, in numbers. Nothing has happened before. */
export function StartStep() {
  return <PreparedStep>{(parts) => <Start {...parts} />}</PreparedStep>;
}

function Start(parts: StepParts) {
  const { draft, mapping, file } = parts;
  const navigate = useNavigate();
  const again = useCheck(parts);
  const report = useRunProgress(draft.check).data?.report ?? null;
  const start = async () => {
    const answer = await runLocal('local.import-start', { upload: draft.upload, mapping });
    if (!answer.ok) return announce(sentenceOf(answer.refusal), 'assertive');
    if (draft.remember) {
      const { signature } = file;
      const remembered = { signature, kind: mapping.kind, mapping: JSON.stringify(mapping) };
      await runCommand(importMappingCommands.saveImportMapping, remembered);
    }
    await discardDraft(draft.upload);
    await navigate({ to: `/import/runs/${answer.value.run}` });
  };
  const rows = report?.rows.taken ?? 0;
  const primary: PageAction = report
    ? {
        id: 'imports.start',
        title: say('imports.start', { count: rows, rows: showCount(rows) }),
        may: rows > 0 || { code: 'imports.nothing-to-import', params: {} },
        run: () => void start(),
      }
    : again;
  return (
    <ImportWizard
      title={say('imports.title-file', { file: draft.file })}
      step="start"
      upload={draft.upload}
      primary={primary}
    >
      {report ? (
        <>
          <RowSums report={report} kind="check" />
          <h2 className={classes.heading}>{say('imports.will-happen')}</h2>
          <RecordSums report={report} />
          <ul className={classes.notes}>
            {report.rows.refused > 0 ? (
              <li>
                {say('imports.note-refused', {
                  count: report.rows.refused,
                  rows: showCount(report.rows.refused),
                })}
              </li>
            ) : null}
            <li>{say('imports.note-goes-on')}</li>
            <li>{say('imports.note-undo')}</li>
            {draft.remember ? <li>{say('imports.note-remember')}</li> : null}
          </ul>
        </>
      ) : (
        <p className={classes.fact}>{say('imports.not-checked')}</p>
      )}
    </ImportWizard>
  );
}
