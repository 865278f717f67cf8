import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { LogLine } from '../../shared/sync/workstation-views.ts';
import { announce } from '../platform/announcements.ts';
import { showTime } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath, type RecordPlace } from '../platform/page-path.ts';
import { useNameOf } from '../platform/people-names.ts';
import { useLocal } from '../platform/query-cache.ts';
import { doneOf, say, sentenceOf, titleOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { useListCursor } from '../ui/list/list-cursor.ts';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { EmptyPlace, RefusalLine } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { FactList } from '../ui/page/RecordPage.tsx';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import { StateWord, type Tone } from '../ui/StateWord.tsx';
import classes from './HistoryPage.module.css';

/** Lines read at first, and with each *Older*. */
const LINES = 200;

const TONES: Readonly<Record<LogLine['state'], Tone>> = {
  accepted: 'plain',
  'on-server': 'plain',
  pending: 'muted',
  blocked: 'amber',
  refused: 'red',
};

/** Pages of records, by the table of their own row. */
const PAGES: Readonly<Record<string, RecordPlace>> = {
  parties: 'customers',
  items: 'items',
  orders: 'orders',
};

function columnsFor(nameOf: (person: string) => string): readonly ListColumn<LogLine>[] {
  return [
    { id: 'when', title: say('history.when'), width: 130, render: ({ now }) => showTime(now) },
    { id: 'who', title: say('history.who'), width: 130, render: ({ person }) => nameOf(person) },
    { id: 'what', title: say('history.what'), width: 220, grow: true, render: whatOf },
    { id: 'number', title: say('history.number'), width: 130, render: ({ number }) => number },
    {
      id: 'state',
      title: say('history.state'),
      width: 170,
      render: ({ state }) => <StateWord tone={TONES[state]}>{say(`history.state-${state}`)}</StateWord>,
    },
  ];
}

/** Everything that was done, newest first: nothing is rubbed out. */
export function HistoryPage() {
  const [limit, setLimit] = useState(LINES);
  const lines = useLocal('local.log', { limit }).data;
  const cursor = useListCursor();
  const nameOf = useNameOf();
  const columns = useMemo(() => columnsFor(nameOf), [nameOf]);
  const source = useMemo(() => rowsAtHand(lines), [lines]);
  const navigate = useNavigate();
  const here = source.row(cursor.at);
  const actions = useMemo(() => (here ? [undoOf(here)] : []), [here]);
  const older: PageAction = {
    id: 'history.older',
    title: say('history.older'),
    run: () => setLimit(limit + LINES),
  };
  return (
    <ListPage<LogLine>
      kind="history"
      label={say('place.history')}
      columns={columns}
      source={source}
      cursor={cursor}
      rowId={({ id }) => id}
      selectable={false}
      actions={actions}
      onOpen={(line) => {
        const path = pathOf(line);
        if (path !== null) void navigate({ to: path });
      }}
      preview={(line) => <LinePreview line={line} />}
      foot={lines && lines.length >= limit ? <ActionButton look="quiet" action={older} /> : undefined}
      empty={<EmptyPlace sentence={say('history.none')} />}
    />
  );
}

function LinePreview({ line }: { readonly line: LogLine }) {
  const nameOf = useNameOf();
  const navigate = useNavigate();
  const path = pathOf(line);
  return (
    <div className={classes.preview}>
      <h2>{whatOf(line)}</h2>
      <FactList
        facts={[
          [say('history.who'), nameOf(line.person)],
          [say('history.when'), showTime(line.now)],
          ...(line.number === null ? [] : [[say('history.number'), line.number] as const]),
        ]}
      />
      <RefusalLine refusal={line.reason} />
      {path === null ? null : (
        <p>
          <ActionButton
            action={{
              id: 'history.open',
              title: say('history.open'),
              run: () => void navigate({ to: path }),
            }}
          />
        </p>
      )}
      {line.record === null ? null : <StillTimeline record={line.record.id} />}
    </div>
  );
}

/** In the past what was done; what was not, by the name of its command. */
function whatOf(line: LogLine): string {
  return line.state === 'refused' || line.state === 'blocked' ? titleOf(line) : doneOf(line);
}

function pathOf({ record }: LogLine): string | null {
  const place = record?.table ? PAGES[record.table] : undefined;
  return place === undefined || !record ? null : pagePath(place, record.id);
}

/** Takes back what this line did. What cannot be taken back says so before anything is tried. */
function undoOf({ id, command, title, state, hasInverse }: LogLine): PageAction {
  const isDone = state !== 'refused' && state !== 'blocked';
  return {
    id: 'history.undo',
    title: say('history.undo'),
    may: isDone
      ? hasInverse || { code: 'undo.no-inverse', params: { command: title } }
      : { code: 'undo.not-done', params: {} },
    run: () =>
      void runLocal('local.undo', { changeSet: id }).then((answer) =>
        answer.ok
          ? announce(say('history.undone', { what: titleOf({ command, title }) }))
          : announce(sentenceOf(answer.refusal), 'assertive'),
      ),
  };
}
