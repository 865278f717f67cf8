import { useEffect } from 'react';
import { silence, useAnnouncements } from '../../platform/announcements.ts';
import classes from './AnnouncementStrip.module.css';

const SHOWN_FOR = 10_000;

/** One sentence at the foot, ten seconds, with its way back. */
export function AnnouncementStrip() {
  const current = useAnnouncements(({ current }) => current);
  useEffect(() => {
    if (!current) return;
    const timer = setTimeout(silence, SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [current]);
  return (
    <>
      <div role="status" aria-live="polite" className="visually-hidden">
        {current?.politeness === 'polite' ? current.text : ''}
      </div>
      <div role="alert" className="visually-hidden">
        {current?.politeness === 'assertive' ? current.text : ''}
      </div>
      {current ? (
        <div className={classes.strip} data-politeness={current.politeness}>
          <span aria-hidden="true">{current.text}</span>
          {current.action ? (
            <button
              type="button"
              className={classes.action}
              onClick={() => {
                current.action?.run();
                silence();
              }}
            >
              {current.action.title}
            </button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
