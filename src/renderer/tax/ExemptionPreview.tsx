import { taxExemptionCommands } from '../../shared/tax/tax-exemption-commands.ts';
import { runAndSay } from '../platform/command-runs.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { say } from '../platform/strings.ts';
import { nextFirst } from '../ui/list/step-action.ts';
import { RowPreview } from '../ui/page/RowPreview.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { daysText, exemptionState, placeText, type TaxExemption } from './tax-words.ts';

export interface ExemptionPreviewProps {
  readonly row: TaxExemption;
  /** What is done next with it. */
  readonly next: PageAction | null;
  readonly onEnd: () => void;
  readonly onOpen: (path: string) => void;
}

/** The certificate at the cursor: whose, where and how long it holds, and what one does about it. */
export function ExemptionPreview({ row, next, onEnd, onOpen }: ExemptionPreviewProps) {
  const { word, tone } = exemptionState(row);
  const { certificate, customer, endedWhy } = row;
  return (
    <RowPreview
      title={certificate}
      beside={<StateWord tone={tone}>{word}</StateWord>}
      line={row.customerName}
      facts={[
        [say('tax.where'), placeText(row)],
        [say('tax.days'), daysText(row)],
        ...(endedWhy === null ? [] : [[say('tax.why-ended'), endedWhy] as const]),
      ]}
      actions={nextFirst(next, [
        row.endedOn === null
          ? { id: 'tax-exemption.end', title: say('tax.end-it'), run: onEnd }
          : {
              id: 'tax-exemption.resume',
              title: say('tax.resume'),
              run: () =>
                void runAndSay(
                  taxExemptionCommands.resumeTaxExemption,
                  { exemption: row.id },
                  say('tax.resumed', { certificate }),
                ),
            },
        {
          id: 'customer.open',
          title: say('tax.open-customer'),
          run: () => onOpen(pagePath('customers', customer)),
        },
      ])}
      record={customer}
    />
  );
}
