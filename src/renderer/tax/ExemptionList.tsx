import { useCallback, useState } from 'react';
import { addDays } from '../../shared/kernel/calendar.ts';
import { taxQueries } from '../../shared/tax/tax-queries.ts';
import { SOON_DAYS } from '../../shared/tax/tax-steps.ts';
import { today } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { say } from '../platform/strings.ts';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { NeverUsed } from '../ui/list/NeverUsed.tsx';
import { NothingMatches } from '../ui/list/NothingMatches.tsx';
import { useRowSource } from '../ui/list/row-source.ts';
import { stepAction } from '../ui/list/step-action.ts';
import { EmptyPlace } from '../ui/NoticeLine.tsx';
import { ListPage } from '../ui/page/ListPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { EndForm, GrantForm } from './ExemptionForms.tsx';
import { ExemptionPreview } from './ExemptionPreview.tsx';
import type { TaxFrame } from './TaxPage.tsx';
import { daysText, exemptionState, placeText, type TaxExemption } from './tax-words.ts';

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
    width: 150,
    render: ({ certificate }) => certificate,
  },
  { id: 'where', title: say('tax.where'), width: 130, render: placeText },
  { id: 'days', title: say('tax.days'), width: 160, leaves: 1, render: daysText },
  {
    id: 'state',
    title: say('tax.state'),
    width: 110,
    render: (exemption) => {
      const { word, tone } = exemptionState(exemption);
      return <StateWord tone={tone}>{word}</StateWord>;
    },
  },
];

type Acting = { readonly how: 'grant' } | { readonly how: 'renew' | 'end'; readonly exemption: TaxExemption };

/** Certificates on file, those that expire first on top. */
export function ExemptionList({ frame }: { readonly frame: TaxFrame }) {
  const { address, ...page } = frame;
  const [acting, setActing] = useState<Acting | null>(null);
  const close = () => setActing(null);
  const isSoon = frame.view === 'expiring';
  const text = address.text.trim();
  const source = useRowSource(
    taxQueries.listTaxExemptions,
    {
      today: today(),
      ...(isSoon ? { expiresBy: addDays(today(), SOON_DAYS) } : {}),
      ...(text === '' ? {} : { text }),
    },
    ({ exemptions, total }) => ({ rows: exemptions, total }),
  );
  const next = useCallback(
    (exemption: TaxExemption) =>
      stepAction(exemption.nextStep, exemption.id, {
        title: say('tax.renew'),
        run: () => setActing({ how: 'renew', exemption }),
      }),
    [],
  );
  const count = frame.views.find(({ id }) => id === frame.view)?.count ?? undefined;
  const create: PageAction = {
    id: 'tax-exemption.grant',
    title: say('tax.grant'),
    key: 'create',
    run: () => setActing({ how: 'grant' }),
  };
  return (
    <>
      <ListPage<TaxExemption>
        {...page}
        kind="tax-exemptions"
        label={say('place.tax')}
        search={{ label: say('tax.search-exemptions'), text: address.text, onText: address.setText }}
        primary={create}
        columns={columns}
        source={source}
        cursor={address.cursor}
        selectable={false}
        rowId={({ id }) => id}
        onOpen={({ customer }) => address.open(pagePath('customers', customer))}
        next={next}
        preview={(exemption, step) => (
          <ExemptionPreview
            key={exemption.id}
            row={exemption}
            next={step}
            onEnd={() => setActing({ how: 'end', exemption })}
            onOpen={address.open}
          />
        )}
        empty={
          text === '' ? (
            isSoon ? (
              <EmptyPlace sentence={say('tax.none-expires')} />
            ) : (
              <NeverUsed sentence={say('tax.no-exemptions')} create={create} />
            )
          ) : (
            <NothingMatches address={address} sentence="tax.no-exemptions-match" count={count} />
          )
        }
      />
      {acting?.how === 'grant' ? <GrantForm onClose={close} /> : null}
      {acting?.how === 'renew' ? (
        <GrantForm customer={acting.exemption.customer} renews={acting.exemption} onClose={close} />
      ) : null}
      {acting?.how === 'end' ? <EndForm exemption={acting.exemption} onClose={close} /> : null}
    </>
  );
}
