import { taxRuleCommands } from '../../shared/tax/tax-rule-commands.ts';
import { today } from '../platform/date-format.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import type { TaxCode, TaxRule } from './tax-words.ts';

/** A new tax rule, or one that stands. */
export function RuleForm(props: {
  readonly rule: TaxRule | null;
  readonly codes: readonly TaxCode[];
  readonly onClose: () => void;
}) {
  const { rule, codes, onClose } = props;
  const own = { fields: fieldsOf(codes), onDone: onClose, onCancel: onClose, size: 560 };
  if (rule === null) {
    return (
      <CommandDialog
        {...own}
        title={say('tax.new-rule')}
        command={taxRuleCommands.createTaxRule}
        values={{ priority: 0, validFrom: today() }}
        said={({ title }) => say('tax.made', { name: String(title) })}
      />
    );
  }
  return (
    <CommandDialog
      {...own}
      title={say('tax.change-rule')}
      command={taxRuleCommands.changeTaxRule}
      values={rule}
      toInput={(changes) => ({ rule: rule.id, changes })}
      said={({ title }) => say('tax.changed', { name: String(title) })}
      verb={say('tax.save-changes')}
    />
  );
}

function fieldsOf(codes: readonly TaxCode[]): readonly FieldSpec[] {
  return [
    { name: 'title', label: say('tax.title'), kind: 'line', required: true },
    { name: 'country', label: say('tax.country'), kind: 'line', half: true, help: say('tax.country-help') },
    { name: 'region', label: say('tax.region'), kind: 'line', half: true },
    { name: 'postalPrefix', label: say('tax.postal-prefix'), kind: 'line', half: true },
    { name: 'priority', label: say('tax.priority'), kind: 'count', required: true, half: true },
    {
      name: 'customerGroup',
      label: say('tax.customer-group'),
      kind: 'line',
      half: true,
      help: say('tax.group-help'),
    },
    { name: 'itemGroup', label: say('tax.item-group'), kind: 'line', half: true },
    {
      name: 'taxes',
      label: say('tax.taxes'),
      kind: 'choices',
      help: say('tax.taxes-help'),
      choices: codes
        .filter(({ active }) => active)
        .map(({ id, code, title }) => ({ value: id, title: `${code}, ${title}` })),
    },
    { name: 'inclusive', label: say('tax.inclusive-field'), kind: 'check' },
    { name: 'validFrom', label: say('tax.from'), kind: 'date', required: true, half: true },
    { name: 'validUntil', label: say('tax.last-day'), kind: 'date', half: true },
  ];
}
