import { useNavigate } from '@tanstack/react-router';
import type { RunProgress } from '../../shared/sync/import-runs.ts';
import { showCount } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { say } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import { useCheck } from './ColumnsStep.tsx';
import { FailedCells } from './FailedCells.tsx';
import { ImportWizard, stepPath } from './ImportWizard.tsx';
import { useRunProgress } from './import-progress.ts';
import { PreparedStep, type StepParts } from './PreparedStep.tsx';
import { RunBar } from './RunBar.tsx';
import { RowSums } from './RunNumbers.tsx';
import classes from './RunPage.module.css';
import { WordWays } from './WordWays.tsx';

/** Step 4: everything tried on a copy of the database; what fails, cell by cell. */
export function CheckStep() {
  return <PreparedStep>{(parts) => <Check {...parts} />}</PreparedStep>;
}

function Check(parts: StepParts) {
  const { draft, file } = parts;
  const navigate = useNavigate();
  const again = useCheck(parts);
  // A check of an earlier process is forgotten: it is simply done again.
  const progress = useRunProgress(draft.check).data;
  const primary = progress
    ? toStart(progress, () => void navigate({ to: stepPath(draft.upload, 'start') }))
    : again;
  return (
    <ImportWizard
      title={say('imports.title-file', { file: draft.file })}
      step="check"
      upload={draft.upload}
      primary={primary}
    >
      {progress ? (
        <CheckResult progress={progress} rowCount={file.rowCount} />
      ) : (
        <p className={classes.fact}>{say('imports.not-checked')}</p>
      )}
      {progress && progress.state !== 'running' ? (
        <p className={classes.ways}>
          <WordWays parts={parts} failed={progress.failed} />
          <ActionButton look="quiet" action={{ ...again, title: say('imports.check-again') }} />
        </p>
      ) : null}
    </ImportWizard>
  );
}

function CheckResult({ progress, rowCount }: { readonly progress: RunProgress; readonly rowCount: number }) {
  const { run, state, report, refusal } = progress;
  const stop: PageAction = {
    id: 'imports.stop-check',
    title: say('imports.stop-check'),
    run: () => void runLocal('local.import-cancel', { run }),
  };
  return (
    <>
      {state === 'running' ? (
        <RunBar progress={progress} rowCount={rowCount} said="imports.checking">
          <ActionButton action={stop} />
        </RunBar>
      ) : null}
      {state === 'cancelled' ? <p className={classes.fact}>{say('imports.check-stopped')}</p> : null}
      <RefusalLine refusal={refusal} />
      {report ? <RowSums report={report} kind="check" /> : null}
      <FailedCells progress={progress} />
    </>
  );
}

/** “Import 305 rows”, once it is known how many that are. */
function toStart({ state, report }: RunProgress, run: () => void): PageAction {
  const rows = report?.rows.taken ?? 0;
  const base = { id: 'imports.to-start', run };
  if (state === 'running') {
    const may = { code: 'imports.still-checking', params: {} };
    return { ...base, title: say('imports.to-start-soon'), may };
  }
  const may = (state === 'done' && rows > 0) || { code: 'imports.nothing-to-import', params: {} };
  return { ...base, title: say('imports.to-start', { count: rows, rows: showCount(rows) }), may };
}
