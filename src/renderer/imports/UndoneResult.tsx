import { Link } from '@tanstack/react-router';
import type { ImportKind } from '../../shared/sync/import-inspection.ts';
import type { UndoneImport } from '../../shared/sync/import-runs.ts';
import { showTime } from '../platform/date-format.ts';
import { showCount } from '../platform/number-format.ts';
import { pagePath, type RecordPlace } from '../platform/page-path.ts';
import { useNameOf } from '../platform/people-names.ts';
import { say } from '../platform/strings.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import classes from './RunPage.module.css';

/** What an undo took back, and what stays because somebody has worked on it since: who, what, when. */
export function UndoneResult({ undone, kind }: { readonly undone: UndoneImport; readonly kind: ImportKind }) {
  const nameOf = useNameOf();
  const { removed, kept, isInterrupted } = undone;
  return (
    <section aria-label={say('imports.undone')}>
      <h2 className={classes.heading}>{say(isInterrupted ? 'imports.undone-in-part' : 'imports.undone')}</h2>
      <p className={classes.sums} role="status">
        {say('imports.removed', { count: removed, records: showCount(removed) })}{' '}
        {kept.length === 0
          ? ''
          : say('imports.kept', { count: kept.length, records: showCount(kept.length) })}
      </p>
      {kept.length === 0 ? null : (
        <div className={classes.stays}>
          <PlainTable
            label={say('imports.what-stays')}
            rows={kept}
            rowId={({ key }) => key}
            columns={[
              {
                id: 'key',
                title: say(`imports.key-${kind}`),
                render: ({ key, record }) =>
                  record !== null && hasPage(kind) ? <Link to={pagePath(kind, record)}>{key}</Link> : key,
              },
              { id: 'why', title: say('imports.why'), render: ({ reason }) => say(`imports.kept-${reason}`) },
              {
                id: 'who',
                title: say('imports.last-touched'),
                render: ({ touched }) =>
                  touched === null
                    ? ''
                    : say('imports.touched', {
                        person: nameOf(touched.person),
                        what: touched.title,
                        time: showTime(touched.at),
                      }),
              },
            ]}
          />
        </div>
      )}
    </section>
  );
}

/** Prices and movements have no page of their own. */
function hasPage(kind: ImportKind): kind is ImportKind & RecordPlace {
  return kind !== 'prices' && kind !== 'stock';
}
