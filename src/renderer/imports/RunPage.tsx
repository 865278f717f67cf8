import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ImportView, RunProgress } from '../../shared/sync/import-runs.ts';
import { announce } from '../platform/announcements.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { queryCache, useLocal } from '../platform/query-cache.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CannotRead, Reading, RefusalLine } from '../ui/NoticeLine.tsx';
import { FailedCells } from './FailedCells.tsx';
import { ImportWizard } from './ImportWizard.tsx';
import { progressKey, useRunProgress } from './import-progress.ts';
import { RunBar } from './RunBar.tsx';
import { RecordSums, RowSums } from './RunNumbers.tsx';
import classes from './RunPage.module.css';
import { UndoneResult } from './UndoneResult.tsx';

/** An import under way, ended, cut or taken back. It goes on when one leaves, and is found here again. */
export function RunPage() {
  const { run } = useParams({ strict: false }) as { readonly run: string };
  const shown = useLocal('local.import-show', { run });
  const progress = useRunProgress(run);
  const isEnded = progress.data !== undefined && progress.data.state !== 'running';
  const isShownRunning = shown.data?.state === 'running' || shown.data?.state === 'undoing';
  // What is kept of a run is written at its end: it is asked for once more.
  useEffect(() => {
    if (isEnded && isShownRunning) void queryCache.invalidateQueries({ queryKey: ['local.import-show'] });
  }, [isEnded, isShownRunning]);
  const problem = shown.error ?? progress.error;
  if (problem) return <CannotRead problem={problem} onTryAgain={() => void shown.refetch()} />;
  if (!shown.data || !progress.data) return <Reading />;
  return <Run view={shown.data} progress={progress.data} />;
}

function Run({ view, progress }: { readonly view: ImportView; readonly progress: RunProgress }) {
  const { actions, primary } = useWays(view, progress);
  usePageActions(actions);
  const isRunning = progress.state === 'running';
  const isUndo = progress.purpose === 'undo';
  const report = progress.report ?? view.report;
  return (
    <ImportWizard title={say('imports.title-file', { file: view.file })} step="start" primary={primary}>
      {isRunning ? (
        <RunBar
          progress={progress}
          rowCount={view.rowCount ?? 0}
          said={isUndo ? 'imports.undoing' : view.rowCount ? 'imports.importing' : 'imports.importing-some'}
        />
      ) : null}
      {!isRunning && !isUndo ? <p className={classes.sums}>{endOf(view)}</p> : null}
      <RefusalLine refusal={progress.refusal} />
      {progress.undone && !isRunning ? <UndoneResult undone={progress.undone} kind={view.kind} /> : null}
      {actions.length === 0 ? null : (
        <p className={classes.ways}>
          {actions.map((action) => (
            <ActionButton key={action.id} action={action} />
          ))}
        </p>
      )}
      {report && !(isRunning && !isUndo) ? (
        <>
          <RowSums report={report} kind="import" />
          <RecordSums report={report} />
        </>
      ) : null}
      {isUndo ? null : <FailedCells progress={progress} />}
    </ImportWizard>
  );
}

/** How it ended; a file that was imported before changes nothing. */
function endOf({ state, report }: ImportView): string {
  const isUnchanged = state === 'done' && report?.import === null && report.rows.refused === 0;
  return say(isUnchanged ? 'imports.ended-unchanged' : `imports.ended-${state}`);
}

/** What can be done with it now: cancel, go on, take back, leave as it is. */
function useWays(view: ImportView, progress: RunProgress) {
  const navigate = useNavigate();
  const { id: run, upload, mapping } = view;
  const again = () =>
    Promise.all([
      queryCache.invalidateQueries({ queryKey: progressKey(run) }),
      queryCache.invalidateQueries({ queryKey: ['local.import-show'] }),
    ]);
  const ask = async (work: () => ReturnType<typeof runLocal<'local.import-undo'>>) => {
    const answer = await work();
    if (!answer.ok) announce(sentenceOf(answer.refusal), 'assertive');
    await again();
    return answer.ok ? answer.value.run : null;
  };
  const goOn = async () => {
    if (upload === null) return;
    const started = await ask(() => runLocal('local.import-start', { upload, mapping }));
    if (started !== null) await navigate({ to: `/import/runs/${started}` });
  };
  const leave = async () => {
    const answer = await runLocal('local.import-leave', { run });
    announce(answer.ok ? say('imports.left') : sentenceOf(answer.refusal));
    await again();
  };
  const all: PageAction = {
    id: 'imports.all',
    title: say('imports.to-list'),
    run: () => void navigate({ to: '/import' }),
  };
  const cancel: PageAction = {
    id: 'imports.cancel',
    title: say(progress.purpose === 'undo' ? 'imports.cancel-undo' : 'imports.cancel'),
    run: () => void runLocal('local.import-cancel', { run }),
  };
  const undo: PageAction = {
    id: 'imports.undo',
    title: say('imports.undo'),
    may: view.report === null ||
      view.report.import !== null || { code: 'imports.nothing-to-undo', params: {} },
    run: () => void ask(() => runLocal('local.import-undo', { run })),
  };
  const goesOn: PageAction = {
    id: 'imports.go-on',
    title: say('imports.go-on'),
    may: upload !== null || { code: 'import.upload-unknown', params: {} },
    run: () => void goOn(),
  };
  const stays: PageAction = { id: 'imports.leave', title: say('imports.leave'), run: () => void leave() };
  if (progress.state === 'running') return { primary: all, actions: [cancel] };
  if (progress.purpose === 'undo')
    return progress.state === 'cancelled'
      ? { primary: { ...undo, title: say('imports.undo-rest') }, actions: [stays] }
      : { primary: all, actions: [] };
  const isCut = view.state === 'cancelled' || view.state === 'interrupted' || view.state === 'stopped';
  return isCut ? { primary: goesOn, actions: [undo, stays] } : { primary: all, actions: [undo] };
}
