import { useState } from 'react';
import { taxCodeCommands } from '../../shared/tax/tax-code-commands.ts';
import { taxQueries } from '../../shared/tax/tax-queries.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { showShortDate } from '../platform/date-format.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RowAction } from '../ui/list/RowAction.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { RateForm } from './RateForm.tsx';
import { rateText, type TaxCode } from './tax-words.ts';

type Code = Pick<TaxCode, 'id' | 'code' | 'basis' | 'currency'>;

/** The rates of a tax code by day, its own first, then those of single items. */
export function RateSection({ code }: { readonly code: Code }) {
  const [setting, setSetting] = useState(false);
  const answer = useAnswer(taxQueries.showTaxCode, { taxCode: code.id }).data;
  const rates = answer?.id === code.id ? answer.rates : [];
  return (
    <RecordSection
      title={say('tax.rates')}
      actions={
        <ActionButton
          look="quiet"
          action={{ id: 'tax-rate.set', title: say('tax.set-rate'), run: () => setSetting(true) }}
        />
      }
    >
      <PlainTable
        label={say('tax.rates')}
        rows={rates}
        rowId={({ id }) => id}
        empty={say('tax.no-rates')}
        columns={[
          { id: 'since', title: say('tax.since-title'), render: ({ validFrom }) => showShortDate(validFrom) },
          {
            id: 'item',
            title: say('tax.item'),
            render: ({ itemNumber }) => itemNumber ?? say('tax.all-items'),
          },
          { id: 'rate', title: say('tax.rate'), align: 'end', render: ({ rate }) => rateText(rate, code) },
          {
            id: 'acts',
            title: '',
            align: 'end',
            render: ({ id, validFrom }) => (
              <RowAction
                title={say('tax.remove-rate', { date: showShortDate(validFrom) })}
                command="tax-rate.remove"
                label={say('tax.remove')}
                onRun={() =>
                  void runAndSay(
                    taxCodeCommands.removeTaxRate,
                    { rate: id },
                    say('tax.removed-rate', { code: code.code }),
                  )
                }
              />
            ),
          },
        ]}
      />
      {setting ? <RateForm code={code} onClose={() => setSetting(false)} /> : null}
    </RecordSection>
  );
}
