import { useNavigate } from '@tanstack/react-router';
import { customerCommands } from '../../shared/parties/customer-commands.ts';
import { customerQueries } from '../../shared/parties/customer-queries.ts';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RowAction } from '../ui/list/RowAction.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import classes from './DuplicateSection.module.css';
import type { Party } from './party-words.ts';

/** Customers that may be the same one; nothing stands here where there are none. */
export function DuplicateSection({ party }: { readonly party: Party }) {
  const navigate = useNavigate();
  const answer = useAnswer(
    customerQueries.findDuplicates,
    { customer: party.id },
    { enabled: party.duplicateOf === null },
  );
  const rows = (answer.data?.groups ?? []).flatMap(({ customers, reasons }) =>
    customers.map((customer) => ({ ...customer, reasons })),
  );
  if (party.duplicateOf !== null || rows.length === 0) return null;
  return (
    <RecordSection title={say('parties.duplicates')}>
      <PlainTable
        label={say('parties.duplicates')}
        rows={rows}
        rowId={({ id }) => id}
        columns={[
          { id: 'code', title: say('parties.number'), render: ({ code }) => code },
          { id: 'name', title: say('parties.name'), render: ({ name }) => name },
          { id: 'city', title: say('parties.city'), render: ({ city }) => city },
          {
            id: 'why',
            title: say('parties.same-title'),
            render: ({ reasons }) => reasons.map((reason) => say(`parties.same-${reason}`)).join(', '),
          },
          {
            id: 'acts',
            title: '',
            align: 'end',
            render: ({ id, name }) => (
              <>
                <RowAction
                  title={say('parties.open-named', { name })}
                  label={say('parties.open-it')}
                  onRun={() => void navigate({ to: pagePath('customers', id) })}
                />
                <RowAction
                  title={say('parties.mark-duplicate-named', { name, of: party.name })}
                  command="customer.mark-duplicate"
                  label={say('parties.mark-duplicate')}
                  onRun={() =>
                    void runAndSay(
                      customerCommands.markDuplicate,
                      { customer: id, of: party.id },
                      say('parties.marked-duplicate', { name, of: party.name }),
                    )
                  }
                />
              </>
            ),
          },
        ]}
      />
    </RecordSection>
  );
}

/** Above a customer that another stands for: which, and the way back. */
export function DuplicateStrip({ party, of }: { readonly party: Party; readonly of: string }) {
  const navigate = useNavigate();
  const name = useAnswer(partyQueries.showParty, { party: of }).data?.name ?? '';
  return (
    <div className={classes.strip} role="status">
      <span>{say('parties.stands-for', { name })}</span>
      <button type="button" onClick={() => void navigate({ to: pagePath('customers', of) })}>
        {say('parties.open-named', { name })}
      </button>
      <button
        type="button"
        onClick={() =>
          void runAndSay(
            customerCommands.unmarkDuplicate,
            { customer: party.id },
            say('parties.unmarked-duplicate', { name: party.name }),
          )
        }
      >
        {say('parties.unmark-duplicate')}
      </button>
    </div>
  );
}
