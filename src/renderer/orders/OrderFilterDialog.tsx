import { useState } from 'react';
import { itemChoices } from '../items/item-choices.ts';
import { findPartyChoices } from '../items/party-choices.ts';
import { usePageActions } from '../platform/page-actions.ts';
import { usePeopleNames } from '../platform/people-names.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormField } from '../ui/form/FormField.tsx';
import type { FieldSpec, FieldValue } from '../ui/form/field-spec.ts';
import { useFilterWords } from './OrderFilterBar.tsx';
import classes from './order-dialogs.module.css';
import type { FilterName, KeptFilter } from './order-filter.ts';

const findCustomers = findPartyChoices('customer');

/** What the list is narrowed to; each field may stay empty. */
export function OrderFilterDialog({ filter, set, onClose }: KeptFilter & { readonly onClose: () => void }) {
  const [typed, setTyped] = useState<Readonly<Partial<Record<FilterName, FieldValue>>>>(filter);
  const names = usePeopleNames(({ names: all }) => all);
  const shown = new Map(useFilterWords(filter));
  const fields: readonly (FieldSpec & { readonly name: FilterName })[] = [
    {
      name: 'customer',
      label: say('order.customer'),
      kind: 'record',
      find: findCustomers,
      shown: shown.get('customer') ?? '',
    },
    {
      name: 'item',
      label: say('order.item'),
      kind: 'record',
      find: itemChoices,
      shown: shown.get('item') ?? '',
    },
    {
      name: 'owner',
      label: say('order.owner'),
      kind: 'choice',
      choices: [...names].map(([value, title]) => ({ value, title })),
    },
    { name: 'promisedFrom', label: say('order.promised-from'), kind: 'date' },
    { name: 'promisedUntil', label: say('order.promised-until'), kind: 'date' },
  ];
  const finish = () => {
    set(Object.fromEntries(fields.map(({ name }) => [name, typed[name] ? String(typed[name]) : null])));
    onClose();
  };
  const action = {
    id: 'orders.filter',
    title: say('order.filter-apply'),
    key: 'primary' as const,
    run: finish,
  };
  usePageActions([action]);
  return (
    <Dialog opened onClose={onClose} title={say('order.filter-title')} size={420}>
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          finish();
        }}
      >
        {fields.map((spec, at) => (
          <FormField
            key={spec.name}
            id={`filter-${spec.name}`}
            spec={spec}
            value={typed[spec.name] ?? ''}
            error={null}
            autoFocus={at === 0}
            onChange={(value) => setTyped((all) => ({ ...all, [spec.name]: value }))}
          />
        ))}
        <div className={classes.buttons}>
          <ActionButton action={{ id: 'cancel', title: say('cancel'), run: onClose }} look="quiet" />
          <ActionButton action={action} look="primary" />
        </div>
      </form>
    </Dialog>
  );
}
