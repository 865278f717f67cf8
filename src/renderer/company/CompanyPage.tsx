import { useState } from 'react';
import { companyCommands } from '../../shared/company/company-commands.ts';
import { companyQueries } from '../../shared/company/company-queries.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { showDate } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { FactList, RecordPage, RecordSection } from '../ui/page/RecordPage.tsx';
import { RecordParts } from '../ui/page/RecordParts.tsx';
import { CompanySettingsForm } from './CompanySettingsForm.tsx';

export type Company = QueryOutput<typeof companyQueries.showCompany>;

/** The company: its name, how it counts and rounds, when it works. */
export function CompanyPage() {
  const answer = useAnswer(companyQueries.showCompany, {});
  if (answer.error) return <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} />;
  return answer.data ? <CompanyRecord company={answer.data} /> : <Reading />;
}

function CompanyRecord({ company }: { readonly company: Company }) {
  const [open, setOpen] = useState<'settings' | 'name' | null>(null);
  const edit: PageAction = {
    id: 'company.change-settings',
    title: say('company.change-settings'),
    key: 'edit',
    run: () => setOpen('settings'),
  };
  const rename: PageAction = {
    id: 'company.rename',
    title: say('company.rename'),
    run: () => setOpen('name'),
  };
  const close = () => setOpen(null);
  return (
    <>
      <RecordPage
        kind="company"
        title={company.name}
        actions={[edit, rename]}
        figures={[]}
        history={{ record: 'company' }}
      >
        <RecordSection title={say('company.settings')}>
          <FactList
            facts={[
              [say('company.currency'), company.currency],
              [say('company.rate-decimals'), company.rateDecimals],
              [say('company.tax-rounding'), say(`company.tax-rounding-${company.taxRounding}`)],
              [
                say('company.working-days'),
                company.workingWeekdays.map((day) => say(`company.weekday-${day}`)).join(', '),
              ],
              [say('company.numbers'), company.prefixes.map(({ prefix }) => prefix).join(', ')],
            ]}
          />
        </RecordSection>
        <RecordParts of="company" where="section" record="company" />
        <HolidaySection />
      </RecordPage>
      {open === 'settings' ? <CompanySettingsForm company={company} onClose={close} /> : null}
      {open === 'name' ? (
        <CommandDialog
          title={say('company.rename')}
          command={companyCommands.renameCompany}
          fields={[{ name: 'name', label: say('company.name'), kind: 'line', required: true }]}
          values={company}
          said={({ name }) => say('company.renamed', { name: String(name) })}
          onDone={close}
          onCancel={close}
        />
      ) : null}
    </>
  );
}

function HolidaySection() {
  const holidays = useAnswer(companyQueries.listHolidays, {}).data?.holidays ?? [];
  const [adding, setAdding] = useState(false);
  return (
    <RecordSection
      title={say('company.holidays')}
      actions={
        <ActionButton
          look="quiet"
          action={{ id: 'holiday.add', title: say('company.add-holiday'), run: () => setAdding(true) }}
        />
      }
    >
      <PlainTable
        label={say('company.holidays')}
        rows={holidays}
        rowId={({ date }) => date}
        empty={say('company.no-holidays')}
        columns={[
          { id: 'date', title: say('company.date'), render: ({ date }) => showDate(date) },
          { id: 'name', title: say('company.holiday'), render: ({ name }) => name },
          {
            id: 'remove',
            title: '',
            align: 'end',
            render: ({ date, name }) => (
              <ActionButton
                look="quiet"
                action={{
                  id: `holiday.remove:${date}`,
                  title: say('company.remove'),
                  run: () =>
                    void runAndSay(
                      companyCommands.removeHoliday,
                      { date },
                      say('company.removed-holiday', { name }),
                    ),
                }}
              />
            ),
          },
        ]}
      />
      {adding ? (
        <CommandDialog
          title={say('company.add-holiday')}
          command={companyCommands.addHoliday}
          fields={[
            { name: 'date', label: say('company.date'), kind: 'date', required: true },
            { name: 'name', label: say('company.holiday'), kind: 'line', required: true },
          ]}
          said={({ name }) => say('company.added-holiday', { name: String(name) })}
          onDone={() => setAdding(false)}
          onCancel={() => setAdding(false)}
        />
      ) : null}
    </RecordSection>
  );
}
