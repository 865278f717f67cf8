import { companyCommands } from '../../shared/company/company-commands.ts';
import { numberedKinds } from '../../shared/company/number-series.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import type { Company } from './CompanyPage.tsx';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** How the company counts, rounds and numbers. */
export function CompanySettingsForm({
  company,
  onClose,
}: {
  readonly company: Company;
  readonly onClose: () => void;
}) {
  const fields: readonly FieldSpec[] = [
    { name: 'rateDecimals', label: say('company.rate-decimals'), kind: 'count', required: true },
    {
      name: 'taxRounding',
      label: say('company.tax-rounding'),
      kind: 'choice',
      required: true,
      choices: ['document', 'line'].map((value) => ({ value, title: say(`company.tax-rounding-${value}`) })),
    },
    {
      name: 'workingWeekdays',
      label: say('company.working-days'),
      kind: 'choices',
      choices: WEEKDAYS.map((day) => ({ value: String(day), title: say(`company.weekday-${day}`) })),
    },
    ...numberedKinds.map(
      (kind): FieldSpec => ({
        ...{ name: prefixOf(kind), half: true, label: say(`company.prefix-${kind}`) },
        ...{ kind: 'line', required: true },
      }),
    ),
  ];
  const prefixes = Object.fromEntries(company.prefixes.map(({ kind, prefix }) => [prefixOf(kind), prefix]));
  return (
    <CommandDialog
      title={say('company.change-settings')}
      size={640}
      command={companyCommands.changeSettings}
      fields={fields}
      values={{ ...company, ...prefixes, workingWeekdays: company.workingWeekdays.map(String) }}
      toInput={({ rateDecimals, taxRounding, workingWeekdays, ...typed }) => ({
        rateDecimals: Number(rateDecimals),
        taxRounding: taxRounding === 'line' ? ('line' as const) : ('document' as const),
        workingWeekdays: (workingWeekdays as readonly string[]).map(Number).sort(),
        prefixes: numberedKinds.flatMap((kind) => {
          const prefix = String(typed[prefixOf(kind)]).toUpperCase();
          return prefix === prefixes[prefixOf(kind)] ? [] : [{ kind, prefix }];
        }),
      })}
      said={() => say('company.changed')}
      onDone={onClose}
      onCancel={onClose}
      verb={say('company.save')}
    />
  );
}

/** The field of a prefix. */
function prefixOf(kind: string): string {
  return `prefix-${kind}`;
}
