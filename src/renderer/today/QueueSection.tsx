import { Link } from '@tanstack/react-router';
import { showManyCount } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { countMark, figureMark, partMark } from '../ui/figure-marks.ts';
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
  const { id, title, count, rows, path } = queue;
  const shown = path === null ? rows : rows.slice(0, SHOWN_ROWS);
  const figure = `today.${id}`;
  const counted =
    count === undefined ? null : (
      <span className={classes.count} {...(path === null ? figureMark(figure, count) : countMark(count))}>
        {showManyCount(count)}
      </span>
    );
  return (
    <section className={classes.queue} aria-label={title}>
      <h2 className={classes.heading}>
        {path === null ? (
          <span className={classes.headingLink}>
            {title} {counted}
          </span>
        ) : (
          <Link to={path} className={classes.headingLink} aria-keyshortcuts={chord}>
            {title} {counted}
          </Link>
        )}
        <span className={classes.key}>{chord === undefined ? null : <KeyCaps chord={chord} />}</span>
      </h2>
      <ul className={classes.rows}>
        {shown.map((row) => (
          <li key={row.id} className={classes.row} {...partMark({ [figure]: 1 })}>
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
      {path !== null && count !== undefined && count > shown.length ? (
        <Link to={path} className={classes.more}>
          {say('today.more', { count: count - shown.length })}
        </Link>
      ) : null}
    </section>
  );
}
