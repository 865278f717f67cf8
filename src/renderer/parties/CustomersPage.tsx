import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { useListCursor } from '../ui/list/list-cursor.ts';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';

type Row = {
  readonly id: string;
  readonly name: string;
  readonly customerCode: string | null;
  readonly customerState: string;
};

const columns: readonly ListColumn<Row>[] = [
  { id: 'code', title: say('parties.number'), width: 110, render: ({ customerCode }) => customerCode },
  { id: 'name', title: say('parties.name'), width: 200, grow: true, render: ({ name }) => name },
  {
    id: 'state',
    title: say('parties.state'),
    width: 100,
    render: ({ customerState }) => (
      <StateWord tone={customerState === 'active' ? 'plain' : 'muted'}>
        {say(`parties.state-${customerState}`)}
      </StateWord>
    ),
  },
];

export function CustomersPage() {
  const navigate = useNavigate();
  const [view, setView] = useState('active');
  const cursor = useListCursor();
  const answer = useAnswer(partyQueries.listParties, {
    side: 'customer',
    limit: 500,
    ...(view === 'all' ? {} : { state: view as 'active' | 'inactive' }),
  });
  const source = useMemo(() => rowsAtHand(answer.data?.parties), [answer.data]);
  return (
    <ListPage<Row>
      kind="customers"
      label={say('place.customers')}
      views={['active', 'inactive', 'all'].map((id) => ({ id, title: say(`parties.view-${id}`) }))}
      view={view}
      onView={setView}
      columns={columns}
      source={source}
      cursor={cursor}
      rowId={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/customers/${id}` })}
      preview={({ name }) => <h2>{name}</h2>}
      empty={<EmptyPlace sentence={say('parties.no-customers')} />}
    />
  );
}
