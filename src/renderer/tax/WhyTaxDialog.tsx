import { useState } from 'react';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { taxQueries } from '../../shared/tax/tax-queries.ts';
import { itemChoices } from '../items/item-choices.ts';
import { customerChoices } from '../parties/record-choices.ts';
import { today } from '../platform/date-format.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { FormField } from '../ui/form/FormField.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { WhyDialog } from '../ui/form/WhyDialog.tsx';
import { TaxReasons } from './TaxReasons.tsx';

/** Which taxes a line bears for a customer, an item, a ship-to and a day, and why. */
export function WhyTaxDialog(props: { readonly customer?: string; readonly onClose: () => void }) {
  const [typed, setTyped] = useState({ customer: props.customer ?? '', item: '', shipTo: '', date: today() });
  const party = useAnswer(
    partyQueries.showParty,
    { party: typed.customer },
    { enabled: typed.customer !== '' },
  ).data;
  const shipTos = (party?.id === typed.customer ? party.addresses : []).filter(
    ({ active, isShipTo }) => active && isShipTo,
  );
  const shipTo = shipTos.some(({ id }) => id === typed.shipTo)
    ? typed.shipTo
    : (party?.defaultShipTo ?? shipTos[0]?.id ?? '');
  const isWhole = typed.customer !== '' && typed.date !== '';
  const answer = useAnswer(
    taxQueries.explainTax,
    {
      customer: typed.customer,
      item: typed.item === '' ? null : typed.item,
      date: typed.date,
      ...(shipTos.some(({ id }) => id === shipTo) ? { shipTo } : {}),
    },
    { enabled: isWhole },
  );
  const field = (spec: FieldSpec & { readonly name: keyof typeof typed }, first = false) => (
    <FormField
      id={`why-tax-${spec.name}`}
      spec={spec}
      value={spec.name === 'shipTo' ? shipTo : typed[spec.name]}
      error={null}
      autoFocus={first}
      onChange={(value) => setTyped((all) => ({ ...all, [spec.name]: String(value) }))}
    />
  );
  return (
    <WhyDialog
      title={say('tax.why')}
      onClose={props.onClose}
      columns={2}
      hint={isWhole ? null : say('tax.why-hint')}
      answer={answer}
      fields={
        <>
          {props.customer === undefined
            ? field(
                { name: 'customer', label: say('tax.customer'), kind: 'record', find: customerChoices },
                true,
              )
            : null}
          {field(
            {
              name: 'item',
              label: say('tax.item'),
              kind: 'record',
              find: itemChoices,
              help: say('tax.no-item-help'),
            },
            props.customer !== undefined,
          )}
          {field({
            name: 'shipTo',
            label: say('tax.ships-to'),
            kind: 'choice',
            required: true,
            choices: shipTos.map(({ id, name, city, region }) => ({
              value: id,
              title: [name, city, region].filter(Boolean).join(', '),
            })),
          })}
          {field({ name: 'date', label: say('tax.date'), kind: 'date' })}
        </>
      }
    >
      {(explained) => <TaxReasons explained={explained} />}
    </WhyDialog>
  );
}
