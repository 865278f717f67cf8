import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RunProgress } from '../../shared/sync/import-runs.ts';
import { showCount } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import classes from './RunPage.module.css';

export interface RunBarProps {
  readonly progress: RunProgress;
  /** Rows there are; 0 where that is not known. */
  readonly rowCount: number;
  /** Key of the sentence: “{rows} of {of} rows checked”. */
  readonly said: string;
  readonly children?: ReactNode;
}

/** How far a run is, and how many rows failed so far. */
export function RunBar({ progress, rowCount, said, children }: RunBarProps) {
  const { rows, steps, failedCount } = progress;
  const [done, of] = steps ? [steps.done, steps.of] : [rows, rowCount];
  const share = of === 0 ? 0 : Math.min(100, (done / of) * 100);
  const text = say(said, { rows: showCount(done), of: showCount(of) });
  return (
    <div className={classes.bar}>
      <Progress value={share} aria-label={text} />
      <p>
        <span role="status">{text}</span>
        {failedCount > 0 ? (
          <span className={classes.failing}>
            {say('imports.failed-so-far', { count: failedCount, rows: showCount(failedCount) })}
          </span>
        ) : null}
        {children}
      </p>
    </div>
  );
}
