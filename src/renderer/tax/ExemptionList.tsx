import { useMemo, useState } from 'react';
import { addDays } from '../../shared/kernel/calendar.ts';
import { taxQueries } from '../../shared/tax/tax-queries.ts';
import { today } from '../platform/date-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { EndForm, ExemptionTurn, GrantForm } from './ExemptionForms.tsx';
import type { TaxFrame } from './TaxPage.tsx';
import { daysText, exemptionState, placeText, SOON_DAYS, type TaxExemption } from './tax-words.ts';

/** Certificates on file, those that expire first on top. */
export function ExemptionList({ frame }: { readonly frame: TaxFrame }) {
  const { address, ...page } = frame;
  const [acting, setActing] = useState<TaxExemption | 'grant' | null>(null);
  const isSoon = frame.view === 'expiring';
  const answer = useAnswer(taxQueries.listTaxExemptions, {
    limit: 500,
    ...(isSoon ? { expiresBy: addDays(today(), SOON_DAYS) } : {}),
  }).data;
  const source = useMemo(() => rowsAtHand(answer?.exemptions), [answer]);
  const columns: readonly ListColumn<TaxExemption>[] = [
    {
      id: 'customer',
      title: say('tax.customer'),
      width: 180,
      grow: true,
      render: ({ customerName }) => customerName,
    },
    {
      id: 'certificate',
      title: say('tax.certificate'),
      width: 160,
      render: ({ certificate }) => certificate,
    },
    { id: 'where', title: say('tax.where'), width: 140, render: placeText },
    { id: 'days', title: say('tax.days'), width: 180, render: daysText },
    {
      id: 'state',
      title: say('tax.state'),
      width: 150,
      render: (exemption) => {
        const { word, tone } = exemptionState(exemption);
        return <StateWord tone={tone}>{word}</StateWord>;
      },
    },
    {
      id: 'next',
      title: say('tax.next'),
      width: 120,
      render: (exemption) => <ExemptionTurn exemption={exemption} onEnd={() => setActing(exemption)} />,
    },
  ];
  return (
    <>
      <ListPage<TaxExemption>
        {...page}
        kind="tax-exemptions"
        label={say('place.tax')}
        primary={{
          id: 'tax-exemption.grant',
          title: say('tax.grant'),
          key: 'create',
          run: () => setActing('grant'),
        }}
        columns={columns}
        source={source}
        cursor={address.cursor}
        selectable={false}
        rowId={({ id }) => id}
        onOpen={({ customer }) => address.open(pagePath('customers', customer))}
        empty={<EmptyPlace sentence={say(isSoon ? 'tax.none-expires' : 'tax.no-exemptions')} />}
      />
      {acting === 'grant' ? <GrantForm onClose={() => setActing(null)} /> : null}
      {acting === null || acting === 'grant' ? null : (
        <EndForm exemption={acting} onClose={() => setActing(null)} />
      )}
    </>
  );
}
