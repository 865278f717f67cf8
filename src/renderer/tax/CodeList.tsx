import { useMemo, useState } from 'react';
import { taxBases } from '../../shared/tax/line-tax.ts';
import { taxCodeCommands } from '../../shared/tax/tax-code-commands.ts';
import { taxQueries } from '../../shared/tax/tax-queries.ts';
import { today } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { NeverUsed } from '../ui/list/NeverUsed.tsx';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { stepAction } from '../ui/list/step-action.ts';
import { ListPage } from '../ui/page/ListPage.tsx';
import { RecordPreview } from '../ui/page/RecordPreview.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { RateForm } from './RateForm.tsx';
import { RateSection } from './RateSection.tsx';
import type { TaxFrame } from './TaxPage.tsx';
import { rateText, type TaxCode } from './tax-words.ts';

const columns: readonly ListColumn<TaxCode>[] = [
  { id: 'code', title: say('tax.code'), width: 120, render: ({ code }) => code },
  { id: 'title', title: say('tax.title'), width: 180, grow: true, render: ({ title }) => title },
  {
    id: 'basis',
    title: say('tax.basis'),
    width: 190,
    leaves: 1,
    render: ({ basis }) => say(`tax.basis-${basis}`),
  },
  {
    id: 'rate',
    title: say('tax.rate-today'),
    width: 130,
    align: 'end',
    render: (code) => rateText(code.rate, code),
  },
  {
    id: 'state',
    title: say('tax.state'),
    width: 110,
    render: ({ active }) => (
      <StateWord tone={active ? 'plain' : 'muted'}>{say(active ? 'tax.in-use' : 'tax.out-of-use')}</StateWord>
    ),
  },
];

/** Tax codes with what they come to today. */
export function CodeList({ frame }: { readonly frame: TaxFrame }) {
  const { address, ...page } = frame;
  const [adding, setAdding] = useState(false);
  const [rating, setRating] = useState<TaxCode | null>(null);
  const answer = useAnswer(taxQueries.listTaxCodes, { date: today() }).data;
  const source = useMemo(() => rowsAtHand(answer?.codes), [answer]);
  const create: PageAction = {
    id: 'tax-code.create',
    title: say('tax.new-code'),
    key: 'create',
    run: () => setAdding(true),
  };
  return (
    <>
      <ListPage<TaxCode>
        {...page}
        kind="tax-codes"
        label={say('place.tax')}
        primary={create}
        columns={columns}
        source={source}
        cursor={address.cursor}
        selectable={false}
        rowId={({ id }) => id}
        onOpen={({ id }) => address.open(pagePath('tax', id))}
        next={nextOf(setRating)}
        preview={(code) => (
          <RecordPreview title={code.title} fact={code.code}>
            <RateSection code={code} />
          </RecordPreview>
        )}
        empty={<NeverUsed sentence={say('tax.no-codes')} create={create} />}
      />
      {rating ? <RateForm code={rating} onClose={() => setRating(null)} /> : null}
      {adding ? (
        <CommandDialog
          title={say('tax.new-code')}
          command={taxCodeCommands.createTaxCode}
          fields={[
            { name: 'code', label: say('tax.code'), kind: 'line', required: true, half: true },
            { name: 'title', label: say('tax.title'), kind: 'line', required: true, half: true },
            {
              name: 'basis',
              label: say('tax.basis'),
              kind: 'choice',
              required: true,
              choices: taxBases.map((value) => ({ value, title: say(`tax.basis-${value}`) })),
            },
            { name: 'rate', label: say('tax.rate'), kind: 'rate', required: true, half: true },
            {
              name: 'currency',
              label: say('tax.currency'),
              kind: 'line',
              half: true,
              help: say('tax.currency-help'),
            },
            { name: 'validFrom', label: say('tax.from'), kind: 'date', required: true, half: true },
          ]}
          values={{ basis: 'net', validFrom: today() }}
          said={({ code }) => say('tax.made', { name: String(code) })}
          onDone={() => setAdding(false)}
          onCancel={() => setAdding(false)}
        />
      ) : null}
    </>
  );
}

/** A code without a rate is given one. */
function nextOf(rate: (code: TaxCode) => void) {
  return (code: TaxCode) =>
    stepAction(code.nextStep, code.id, { title: say('tax.set-rate'), run: () => rate(code) });
}
