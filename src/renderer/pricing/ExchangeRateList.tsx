import { useMemo, useState } from 'react';
import { exchangeRateCommands, exchangeRateQueries } from '../../shared/company/exchange-rate-commands.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { useCompanyCurrency } from '../company/company-currency.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { showDate, today } from '../platform/date-format.ts';
import { showRate } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { ListColumn } from '../ui/list/ListTable.tsx';
import { NeverUsed } from '../ui/list/NeverUsed.tsx';
import { RowActions } from '../ui/list/RowActions.tsx';
import { rowsAtHand } from '../ui/list/row-source.ts';
import { nextFirst, stepAction } from '../ui/list/step-action.ts';
import { ListPage } from '../ui/page/ListPage.tsx';
import { FactList } from '../ui/page/RecordPage.tsx';
import { RecordPreview } from '../ui/page/RecordPreview.tsx';
import type { PricesFrame } from './PricesPage.tsx';

type Rate = QueryOutput<typeof exchangeRateQueries.listExchangeRates>['rates'][number];

/** What foreign money is worth in ours, from which day on. */
export function ExchangeRateList({ frame }: { readonly frame: PricesFrame }) {
  const { address, ...page } = frame;
  const own = useCompanyCurrency();
  const [setting, setSetting] = useState<Omit<Rate, 'nextStep'> | 'new' | null>(null);
  const answer = useAnswer(exchangeRateQueries.listExchangeRates, { today: today() }).data;
  const source = useMemo(() => rowsAtHand(answer?.rates), [answer]);
  const columns: readonly ListColumn<Rate>[] = [
    { id: 'currency', title: say('pricing.currency'), width: 100, render: ({ currency }) => currency },
    {
      id: 'rate',
      title: say('pricing.rate-in', { currency: own }),
      width: 160,
      align: 'end',
      render: ({ rate }) => showRate(rate, own),
    },
    {
      id: 'from',
      title: say('pricing.since-title'),
      width: 140,
      grow: true,
      render: ({ validFrom }) => showDate(validFrom),
    },
  ];
  const create: PageAction = {
    id: 'exchange-rate.set',
    title: say('pricing.set-rate'),
    key: 'create',
    run: () => setSetting('new'),
  };
  return (
    <>
      <ListPage<Rate>
        {...page}
        kind="exchange-rates"
        label={say('place.prices')}
        primary={create}
        columns={columns}
        source={source}
        cursor={address.cursor}
        selectable={false}
        rowId={({ currency, validFrom }) => `${currency} ${validFrom}`}
        onOpen={setSetting}
        next={(rate) => rateStepAction(rate, setSetting)}
        preview={(rate, step) => (
          <RecordPreview
            title={rate.currency}
            fact={say('pricing.since', { from: showDate(rate.validFrom) })}
            actions={<RowActions actions={nextFirst(step, [removeAction(rate)])} />}
          >
            <FactList facts={[[say('pricing.rate-in', { currency: own }), showRate(rate.rate, own)]]} />
          </RecordPreview>
        )}
        empty={<NeverUsed sentence={say('pricing.no-rates')} create={create} />}
      />
      {setting === null ? null : (
        <CommandDialog
          title={say('pricing.set-rate')}
          command={exchangeRateCommands.setExchangeRate}
          fields={[
            { name: 'currency', label: say('pricing.currency'), kind: 'line', required: true, half: true },
            { name: 'validFrom', label: say('pricing.valid-from'), kind: 'date', required: true, half: true },
            { name: 'rate', label: say('pricing.rate-in', { currency: own }), kind: 'rate', required: true },
          ]}
          values={setting === 'new' ? { validFrom: today() } : setting}
          said={({ currency }) => say('pricing.rate-set', { currency: String(currency) })}
          onDone={() => setSetting(null)}
          onCancel={() => setSetting(null)}
        />
      )}
    </>
  );
}

/** An old rate is looked up again: a new one from today on, the currency filled in. */
function rateStepAction(rate: Rate, begin: (from: Omit<Rate, 'nextStep'>) => void): PageAction | null {
  const { currency, validFrom, nextStep } = rate;
  return stepAction(nextStep, `${currency} ${validFrom}`, {
    title: say('pricing.next-set-rate'),
    run: () => begin({ currency, validFrom: today(), rate: rate.rate }),
  });
}

function removeAction({ currency, validFrom }: Rate): PageAction {
  return {
    id: 'exchange-rate.remove',
    title: say('pricing.remove-rate'),
    run: () =>
      void runAndSay(
        exchangeRateCommands.removeExchangeRate,
        { currency, validFrom },
        say('pricing.removed-rate', { currency }),
      ),
  };
}
