import { Link } from '@tanstack/react-router';
import { showManyCount } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { KeyCaps } from '../ui/KeyCaps.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import classes from './TodayPage.module.css';
import { SHOWN_ROWS, type TodayQueue } from './today-queues.ts';

/** A queue on the start page: its first rows, each with its button, and the way to all of them. */
export function QueueSection({
  queue,
  chord,
}: {
  readonly queue: TodayQueue;
  readonly chord: string | undefined;
}) {
  const { title, count, rows, path } = queue;
  return (
    <section className={classes.queue} aria-label={title}>
      <h2 className={classes.heading}>
        <Link to={path} className={classes.headingLink} aria-keyshortcuts={chord}>
          {title} <span className={classes.count}>{count === undefined ? '' : showManyCount(count)}</span>
        </Link>
        <span className={classes.key}>{chord === undefined ? null : <KeyCaps chord={chord} />}</span>
      </h2>
      <ul className={classes.rows}>
        {rows.slice(0, SHOWN_ROWS).map((row) => (
          <li key={row.id} className={classes.row}>
            <Link to={row.path} className={classes.rowLink} data-today-row>
              <span className={classes.rowTitle}>{row.title}</span>
              <span className={classes.detail}>{row.detail}</span>
            </Link>
            {row.state ? <StateWord tone={row.state.tone}>{row.state.word}</StateWord> : null}
            <span className={classes.time}>{row.time}</span>
            <span className={classes.button}>
              {row.action ? <ActionButton look="row" action={row.action} /> : null}
            </span>
          </li>
        ))}
      </ul>
      {count !== undefined && count > Math.min(rows.length, SHOWN_ROWS) ? (
        <Link to={path} className={classes.more}>
          {say('today.more', { count: count - Math.min(rows.length, SHOWN_ROWS) })}
        </Link>
      ) : null}
    </section>
  );
}
