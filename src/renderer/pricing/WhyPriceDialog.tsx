import { useState } from 'react';
import { itemQueries } from '../../shared/items/item-queries.ts';
import { parseQuantity } from '../../shared/kernel/quantity.ts';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { explainPrice } from '../../shared/pricing/price-explanation.ts';
import { useCompanyCurrency } from '../company/company-currency.ts';
import { itemChoices } from '../items/item-choices.ts';
import { customerChoices } from '../parties/record-choices.ts';
import { today } from '../platform/date-format.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { FormField } from '../ui/form/FormField.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { WhyDialog } from '../ui/form/WhyDialog.tsx';
import { PriceReasons } from './PriceReasons.tsx';
import classes from './WhyPriceDialog.module.css';

/** Which price holds for a customer, an item, a quantity and a day, and why. */
export function WhyPriceDialog({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState({ customer: '', item: '', quantity: '1', unit: '', date: today() });
  const item = useAnswer(itemQueries.showItem, { item: typed.item }, { enabled: typed.item !== '' }).data;
  const customer = useAnswer(
    partyQueries.showParty,
    { party: typed.customer },
    { enabled: typed.customer !== '' },
  ).data;
  const own = useCompanyCurrency();
  const currency = typed.customer === '' ? own : (customer?.currency ?? own);
  const units = item ? [item.baseUnit, ...item.units.map(({ unit }) => unit)] : [];
  const unit = units.includes(typed.unit) ? typed.unit : (units[0] ?? '');
  const quantity = parseQuantity(typed.quantity);
  const isWhole = typed.item !== '' && item?.id === typed.item && quantity.ok && typed.date !== '';
  const answer = useAnswer(
    explainPrice,
    {
      item: typed.item,
      unit,
      quantity: quantity.ok ? quantity.value : 0,
      customer: typed.customer === '' ? null : typed.customer,
      date: typed.date,
    },
    { enabled: isWhole },
  );
  const field = (spec: FieldSpec & { readonly name: keyof typeof typed }, first = false) => (
    <FormField
      id={`why-${spec.name}`}
      spec={spec}
      value={spec.name === 'unit' ? unit : typed[spec.name]}
      error={null}
      autoFocus={first}
      onChange={(value) => setTyped((all) => ({ ...all, [spec.name]: String(value) }))}
    />
  );
  return (
    <WhyDialog
      title={say('pricing.why')}
      onClose={onClose}
      columns={3}
      hint={isWhole ? null : say('pricing.why-hint')}
      answer={answer}
      fields={
        <>
          <div className={classes.wide}>
            {field({ name: 'item', label: say('pricing.item'), kind: 'record', find: itemChoices }, true)}
          </div>
          <div className={classes.wide}>
            {field({
              name: 'customer',
              label: say('pricing.customer'),
              kind: 'record',
              find: customerChoices,
              help: say('pricing.customer-help'),
            })}
          </div>
          {field({ name: 'quantity', label: say('pricing.quantity'), kind: 'quantity' })}
          {field({
            name: 'unit',
            label: say('pricing.unit'),
            kind: 'choice',
            required: true,
            choices: [...new Set(units)].map((value) => ({ value, title: value })),
          })}
          {field({ name: 'date', label: say('pricing.date'), kind: 'date' })}
        </>
      }
    >
      {(explained) => <PriceReasons explained={explained} currency={currency} />}
    </WhyDialog>
  );
}
