import { useCallback, useMemo, useState } from 'react';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import type { Side } from '../../shared/parties/party-rules.ts';
import { useCompanyCurrency } from '../company/company-currency.ts';
import { today } from '../platform/date-format.ts';
import { showAmount } from '../platform/number-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { useListAddress } from '../ui/list/list-address.ts';
import { NeverUsed } from '../ui/list/NeverUsed.tsx';
import { NothingMatches } from '../ui/list/NothingMatches.tsx';
import { keepTrail } from '../ui/list/record-trail.ts';
import { useRowSource } from '../ui/list/row-source.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { type AddressParts, savedCountBy } from '../ui/page/saved-counts.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { NewPartyDialog } from './NewPartyDialog.tsx';
import { PartyPreview } from './PartyPreview.tsx';
import { PartyStepDialog } from './PartyStepDialog.tsx';
import { partyStepAction, type StepHere } from './party-steps.ts';
import { termsText } from './party-words.ts';

export type PartyLine = QueryOutput<typeof partyQueries.listParties>['parties'][number];

const VIEWS = {
  customer: ['active', 'credit', 'inactive', 'all'],
  vendor: ['active', 'inactive', 'all'],
} as const;

/** What is asked for by the address of the list. */
function askedBy(side: Side) {
  return ({ view = 'active', find = '' }: AddressParts) => ({
    side,
    today: today(),
    ...(view === 'active' || view === 'inactive' ? ({ state: view } as const) : {}),
    ...(view === 'credit' ? ({ state: 'active', creditTrouble: true } as const) : {}),
    ...(find.trim() === '' ? {} : { text: find.trim() }),
  });
}

const SAVED_COUNT = {
  customer: savedCountBy(partyQueries.listParties, askedBy('customer')),
  vendor: savedCountBy(partyQueries.listParties, askedBy('vendor')),
} as const;

/** Customers, or vendors: found, looked at, opened, added. */
export function PartyList({ side }: { readonly side: Side }) {
  const address = useListAddress({ view: 'active', sort: 'name' });
  const { view, text, sort } = address;
  const [adding, setAdding] = useState(false);
  const [acting, setActing] = useState<{ readonly step: StepHere; readonly row: PartyLine } | null>(null);
  const currency = useCompanyCurrency();
  const counts = useAnswer(partyQueries.countParties, { side, today: today() }).data;
  const source = useRowSource(
    partyQueries.listParties,
    {
      ...askedBy(side)({ view, find: text }),
      sort: sort.by as 'name' | 'code' | 'group',
      descending: sort.descending,
    },
    ({ parties, total }) => ({ rows: parties, total }),
  );
  const columns = useMemo(() => columnsOf(side, (amount) => showAmount(amount, currency)), [side, currency]);
  const many = side === 'customer' ? 'customers' : 'vendors';
  const pathOf = useCallback(({ id }: PartyLine) => pagePath(many, id), [many]);
  const { open } = address;
  const next = useCallback(
    (row: PartyLine) => partyStepAction(row, { begin: (step, of) => setActing({ step, row: of }), open }),
    [open],
  );
  const countOf = (id: string): number | undefined => {
    if (!counts) return undefined;
    if (id === 'all') return counts.active + counts.inactive;
    return { active: counts.active, inactive: counts.inactive, credit: counts.creditTrouble }[id];
  };
  const add = {
    id: `${side}.create`,
    title: say(`parties.new-${side}`),
    key: 'create' as const,
    run: () => setAdding(true),
  };
  return (
    <>
      <ListPage<PartyLine>
        kind={many}
        label={say(`place.${many}`)}
        views={VIEWS[side].map((id) => {
          const count = countOf(id);
          return { id, title: say(`parties.view-${id}`), count: count ?? null };
        })}
        view={view}
        onView={address.setView}
        address={address}
        savedCount={SAVED_COUNT[side]}
        search={{ label: say(`parties.search-${many}`), text, onText: address.setText }}
        primary={add}
        columns={columns}
        source={source}
        sort={sort}
        onSort={address.setSort}
        cursor={address.cursor}
        rowId={({ id }) => id}
        onOpen={(row) => {
          keepTrail(side, source, address.cursor.at, ({ id }) => id);
          address.open(pathOf(row));
        }}
        pathOf={pathOf}
        next={next}
        preview={(row, step) => (
          <PartyPreview key={row.id} row={row} side={side} next={step} onOpen={address.open} />
        )}
        foot={<span>{say(`parties.count-${many}`, { count: source.total ?? 0 })}</span>}
        empty={
          address.isNarrowed ? (
            <NothingMatches address={address} sentence="parties.none-match" count={countOf(view)} />
          ) : view === 'active' || view === 'all' ? (
            <NeverUsed sentence={say(`parties.no-${many}`)} create={add} imports={many} />
          ) : (
            <EmptyPlace sentence={say(`parties.no-${many}-${view}`)} />
          )
        }
      />
      {adding ? <NewPartyDialog side={side} onClose={() => setAdding(false)} /> : null}
      {acting ? <PartyStepDialog {...acting} side={side} onClose={() => setActing(null)} /> : null}
    </>
  );
}

function columnsOf(side: Side, showLeft: (amount: number) => string): readonly ListColumn<PartyLine>[] {
  const state = (row: PartyLine) => row[`${side}State`];
  return [
    {
      id: 'code',
      title: say('parties.number'),
      width: 104,
      sort: 'code',
      render: (row) => row[`${side}Code`],
    },
    {
      id: 'name',
      title: say('parties.name'),
      width: 160,
      grow: true,
      sort: 'name',
      render: ({ name }) => name,
    },
    ...(side === 'vendor'
      ? []
      : [
          {
            id: 'group',
            title: say('parties.group'),
            width: 96,
            leaves: 1,
            sort: 'group',
            render: ({ customerGroup }: PartyLine) => customerGroup,
          },
        ]),
    { id: 'terms', title: say('parties.terms'), width: 110, render: ({ terms }) => termsText(terms) },
    {
      id: 'city',
      title: say('parties.city'),
      width: 120,
      leaves: 2,
      render: ({ city, country }) => [city, country].filter(Boolean).join(', '),
    },
    ...(side === 'vendor'
      ? []
      : [
          {
            id: 'left',
            title: say('parties.credit-left'),
            width: 100,
            align: 'end' as const,
            render: ({ creditLeft }: PartyLine) => (creditLeft === null ? '–' : showLeft(creditLeft)),
          },
        ]),
    {
      id: 'state',
      title: say('parties.state'),
      width: 130,
      render: (row) =>
        row.creditTrouble && state(row) === 'active' ? (
          <StateWord tone="red">{say('parties.state-credit-trouble')}</StateWord>
        ) : (
          <StateWord tone={state(row) === 'active' ? 'plain' : 'muted'}>
            {say(`parties.state-${state(row)}`)}
          </StateWord>
        ),
    },
  ];
}
