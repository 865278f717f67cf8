import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { LogLine, LogRecord } from '../../shared/sync/workstation-views.ts';
import { announce } from '../platform/announcements.ts';
import { showTime } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath, type RecordPlace } from '../platform/page-path.ts';
import { useNameOf, usePeopleNames } from '../platform/people-names.ts';
import { useLocal } from '../platform/query-cache.ts';
import { doneOf, say, sentenceOf, titleOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { ListFilter } from '../ui/list/ListFilter.tsx';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { useListAddress } from '../ui/list/list-address.ts';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { EmptyPlace, RefusalLine } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { FactList } from '../ui/page/RecordPage.tsx';
import { RecordParts } from '../ui/page/RecordParts.tsx';
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

/** Records that have pages, by the table of their own row. */
const RECORDS: Readonly<Record<string, RecordPlace>> = {
  parties: 'customers',
  items: 'items',
  orders: 'orders',
};

function columnsFor(nameOf: (person: string) => string): readonly ListColumn<LogLine>[] {
  return [
    { id: 'when', title: say('history.when'), width: 130, render: ({ now }) => showTime(now) },
    { id: 'who', title: say('history.who'), width: 130, render: ({ person }) => nameOf(person) },
    { id: 'what', title: say('history.what'), width: 220, grow: true, render: whatOf },
    { id: 'about', title: say('history.about'), width: 200, grow: true, render: aboutOf },
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
  const address = useListAddress({ view: 'all', sort: 'when' });
  const { cursor } = address;
  const person = address.filter('who');
  const lines = useLocal('local.log', { limit, ...(person === undefined ? {} : { person }) }).data;
  const nameOf = useNameOf();
  const people = usePeopleNames(({ names }) => names);
  const columns = useMemo(() => columnsFor(nameOf), [nameOf]);
  const source = useMemo(() => rowsAtHand(lines), [lines]);
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
        if (path !== null) address.open(path);
      }}
      address={address}
      filters={
        <ListFilter
          first
          label={say('history.who')}
          all={say('history.everybody')}
          choices={[...people].map(([value, title]) => ({ value, title }))}
          value={person}
          onValue={(value) => address.setFilter('who', value)}
        />
      }
      preview={(line) => <LinePreview line={line} />}
      foot={lines && lines.length >= limit ? <ActionButton look="quiet" action={older} /> : undefined}
      empty={
        person === undefined ? (
          <EmptyPlace sentence={say('history.none')} />
        ) : (
          <EmptyPlace sentence={say('history.none-by', { name: nameOf(person) })} />
        )
      }
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
          ...(aboutOf(line) === null ? [] : [[say('history.about'), aboutOf(line)] as const]),
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
      {line.record === null ? null : <LineHistory record={line.record} />}
    </div>
  );
}

/** What happened to what the line is about; an order is told as a whole. */
function LineHistory({ record: { id, table } }: { readonly record: LogRecord }) {
  return table === 'orders' ? (
    <RecordParts of="order" where="history" record={id} />
  ) : (
    <StillTimeline record={id} />
  );
}

/** What it is called, else the number it was given. */
function aboutOf({ record, number }: LogLine): string | null {
  return record?.name ?? number;
}

/** In the past what was done; what was not, by the name of its command. */
function whatOf(line: LogLine): string {
  return line.state === 'refused' || line.state === 'blocked' ? titleOf(line) : doneOf(line);
}

function pathOf({ record }: LogLine): string | null {
  const place = record?.table ? RECORDS[record.table] : undefined;
  return place && record ? pagePath(place, record.id) : null;
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
