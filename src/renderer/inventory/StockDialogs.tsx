import { adjustmentReasons } from '../../shared/inventory/place-kinds.ts';
import { stockCommands } from '../../shared/inventory/stock-commands.ts';
import { transferStock } from '../../shared/inventory/transfer-command.ts';
import type { CommandDeclaration } from '../../shared/kernel/command.ts';
import { itemChoices } from '../items/item-choices.ts';
import { today } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { siteChoices, stockPlaceChoices, usePlaces, useSites } from './stock-places.ts';

/** What can be done with stock by hand. */
export type StockVerb = 'receive' | 'adjust' | 'move' | 'transfer' | 'write-off';

/** The item it is about, where that is known already, and the place one looks at. */
export interface StockOf {
  readonly item: string;
  readonly number: string;
  readonly unit: string;
  readonly place?: string;
}

export const stockVerbCommands: Readonly<Record<StockVerb, CommandDeclaration>> = {
  receive: stockCommands.receiveStock,
  adjust: stockCommands.adjustStock,
  move: stockCommands.moveStock,
  transfer: transferStock,
  'write-off': stockCommands.writeOffStock,
};

export function StockDialog(props: {
  readonly verb: StockVerb;
  readonly of: StockOf | null;
  readonly onClose: () => void;
}) {
  const { verb, of, onClose } = props;
  const places = usePlaces();
  const sites = useSites();
  const fields = fieldsOf(verb, of, stockPlaceChoices(places), siteChoices(sites));
  // The fields take what stands in them when they are first drawn.
  if (places.length === 0) return null;
  const only = stockPlaceChoices(places);
  const place = of?.place ?? (only.length === 1 ? only[0]?.value : undefined);
  return (
    <CommandDialog
      title={of ? say(`stock.${verb}-of`, { number: of.number }) : say(`stock.${verb}`)}
      command={stockVerbCommands[verb]}
      fields={fields}
      values={{ place, fromPlace: place, businessDate: today() }}
      fixed={of ? { item: of.item } : {}}
      said={({ quantity }) => say(`stock.${verb}-done`, { quantity: showQuantity(Number(quantity)) })}
      verb={say(`stock.${verb}`)}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

type Choices = Extract<FieldSpec, { readonly kind: 'choice' }>['choices'];

function fieldsOf(
  verb: StockVerb,
  of: StockOf | null,
  places: Choices,
  sites: Choices,
): readonly FieldSpec[] {
  const choice = (name: string, label: string, choices: Choices): FieldSpec => ({
    ...{ name, label: say(label), kind: 'choice', required: true, choices },
  });
  const place = choice('place', 'stock.place', places);
  const date = (name: string, label: string): FieldSpec => ({
    ...{ name, label: say(label), kind: 'date', required: true },
  });
  const quantity: FieldSpec = {
    name: 'quantity',
    label: of ? say('stock.quantity-in', { unit: of.unit }) : say('stock.quantity-base'),
    kind: 'quantity',
    required: true,
    ...(verb === 'adjust' ? { help: say('stock.change-help') } : {}),
  };
  const reasons = adjustmentReasons.map((value) => ({ value, title: say(`stock.reason-${value}`) }));
  const between = {
    receive: [place],
    adjust: [place, choice('reason', 'stock.reason', reasons)],
    move: [choice('fromPlace', 'stock.from', places), choice('toPlace', 'stock.to', places)],
    transfer: [
      choice('fromPlace', 'stock.from', places),
      choice('toSite', 'stock.to-site', sites),
      date('arrivesOn', 'stock.arrives-on'),
    ],
    'write-off': [place],
  } as const;
  const empty = 'omit' as const;
  return [
    ...(of
      ? []
      : [
          {
            ...{ name: 'item', label: say('stock.item'), kind: 'record' as const, required: true },
            find: itemChoices,
          },
        ]),
    quantity,
    ...between[verb],
    date('businessDate', 'stock.date'),
    { name: 'reference', label: say('stock.reference'), kind: 'line', empty },
    {
      ...{ name: 'note', label: say(verb === 'write-off' ? 'stock.why' : 'stock.note'), kind: 'note', empty },
      required: verb === 'write-off',
    },
  ];
}
