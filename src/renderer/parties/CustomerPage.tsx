import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { customerCommands } from '../../shared/parties/customer-commands.ts';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { runAndSay } from '../platform/command-runs.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { FactList, RecordPage, RecordSection } from '../ui/page/RecordPage.tsx';
import { RecordTimeline } from '../ui/page/RecordTimeline.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { ContactSection } from './ContactSection.tsx';
import { CustomerForm } from './CustomerForm.tsx';

export type Party = QueryOutput<typeof partyQueries.showParty>;

/** A customer: who they are, how we deal with them, what happened. */
export function CustomerPage() {
  const { customer } = useParams({ strict: false }) as { readonly customer: string };
  const answer = useAnswer(partyQueries.showParty, { party: customer });
  if (answer.error) return <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} />;
  if (!answer.data) return <Reading />;
  return <CustomerRecord party={answer.data} />;
}

function CustomerRecord({ party }: { readonly party: Party }) {
  const [editing, setEditing] = useState(false);
  const isActive = party.customerState === 'active';
  const edit: PageAction = {
    id: 'customer.change',
    title: say('parties.change-customer'),
    key: 'edit',
    run: () => setEditing(true),
  };
  const turn: PageAction = isActive
    ? {
        id: 'customer.deactivate',
        title: say('parties.deactivate'),
        run: () =>
          void runAndSay(
            customerCommands.deactivateCustomer,
            { customer: party.id },
            say('parties.deactivated', { name: party.name }),
          ),
      }
    : {
        id: 'customer.reactivate',
        title: say('parties.reactivate'),
        run: () =>
          void runAndSay(
            customerCommands.reactivateCustomer,
            { customer: party.id },
            say('parties.reactivated', { name: party.name }),
          ),
      };
  return (
    <>
      <RecordPage
        kind="customer"
        title={party.name}
        beside={
          <StateWord tone={isActive ? 'plain' : 'muted'}>
            {say(`parties.state-${party.customerState}`)}
          </StateWord>
        }
        fact={party.customerCode}
        actions={[edit, turn]}
        figures={[]}
        right={<RecordTimeline record={party.id} />}
        rightLabel={say('timeline.title')}
      >
        <RecordSection title={say('parties.terms-section')}>
          <FactList
            facts={[
              [say('parties.currency'), party.currency],
              [say('parties.group'), party.customerGroup ?? '–'],
              [say('parties.note'), party.note ?? '–'],
            ]}
          />
        </RecordSection>
        <ContactSection party={party} />
      </RecordPage>
      {editing ? <CustomerForm party={party} onClose={() => setEditing(false)} /> : null}
    </>
  );
}
