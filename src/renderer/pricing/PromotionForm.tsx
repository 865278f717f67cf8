import { formatDecimal, MICRO_DECIMALS } from '../../shared/kernel/decimal.ts';
import { parseRate } from '../../shared/kernel/money.ts';
import { formatQuantity, parseQuantity } from '../../shared/kernel/quantity.ts';
import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import { promotionCommands } from '../../shared/pricing/promotion-commands.ts';
import { itemChoices } from '../items/item-choices.ts';
import { customerChoices } from '../parties/record-choices.ts';
import { today } from '../platform/date-format.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import type { Promotion } from './PromotionList.tsx';

type Bands = Promotion['bands'];

/** A new promotion, or days, priority and percents of one that stands. */
export function PromotionForm({
  promotion,
  onClose,
}: {
  readonly promotion: Promotion | null;
  readonly onClose: () => void;
}) {
  const own = { onDone: onClose, onCancel: onClose };
  if (promotion === null) {
    return (
      <CommandDialog
        {...own}
        title={say('pricing.new-promotion')}
        command={promotionCommands.createPromotion}
        fields={[NAME(), ...aimFields(), ...termFields()]}
        values={{ priority: 0, validFrom: today() }}
        said={({ name }) => say('pricing.made', { name: String(name) })}
        size={560}
      />
    );
  }
  return (
    <CommandDialog
      {...own}
      title={say('pricing.change-promotion')}
      command={promotionCommands.changePromotion}
      fields={[NAME(), ...termFields()]}
      values={promotion}
      toInput={(changes) => ({ promotion: promotion.id, changes })}
      said={({ name }) => say('pricing.changed', { name: String(name) })}
      verb={say('pricing.save-changes')}
      size={560}
    />
  );
}

const NAME = (): FieldSpec => ({ name: 'name', label: say('pricing.name'), kind: 'line', required: true });

function aimFields(): readonly FieldSpec[] {
  return [
    { name: 'customer', label: say('pricing.customer'), kind: 'record', find: customerChoices, half: true },
    {
      name: 'customerGroup',
      label: say('pricing.or-group'),
      kind: 'line',
      half: true,
      help: say('pricing.both-empty-everyone'),
    },
    { name: 'item', label: say('pricing.item'), kind: 'record', find: itemChoices, half: true },
    {
      name: 'itemGroup',
      label: say('pricing.or-item-group'),
      kind: 'line',
      half: true,
      help: say('pricing.both-empty-everything'),
    },
  ];
}

function termFields(): readonly FieldSpec[] {
  return [
    {
      name: 'bands',
      label: say('pricing.bands'),
      kind: 'parsed',
      rows: 3,
      required: true,
      help: say('pricing.bands-help'),
      parse: readBands,
      show: (value) => writeBands(value as Bands),
    },
    { name: 'validFrom', label: say('pricing.valid-from'), kind: 'date', required: true, half: true },
    { name: 'validUntil', label: say('pricing.valid-until'), kind: 'date', half: true },
    {
      name: 'priority',
      label: say('pricing.priority'),
      kind: 'count',
      required: true,
      help: say('pricing.priority-help'),
    },
  ];
}

/** A line for each band: “5 %”, or “10 % from 100”. */
function readBands(text: string): Result<Bands> {
  const bands: Bands = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [, percentText, quantityText = '0'] = BAND.exec(line.trim()) ?? [];
    const percent = parseRate(percentText ?? '');
    const quantity = parseQuantity(quantityText);
    if (!percent.ok || !quantity.ok) return refused('pricing.band-not-read', { line });
    bands.push({ fromQuantity: quantity.value, percentOff: percent.value });
  }
  return ok(bands);
}

const BAND = /^([\d.]+)\s*%?(?:\s+from)?(?:\s+([\d.]+))?$/i;

function writeBands(bands: Bands): string {
  return bands
    .map(({ fromQuantity, percentOff }) =>
      [
        `${formatDecimal(percentOff, MICRO_DECIMALS, 0)} %`,
        ...(fromQuantity === 0 ? [] : [`from ${formatQuantity(fromQuantity)}`]),
      ].join(' '),
    )
    .join('\n');
}
