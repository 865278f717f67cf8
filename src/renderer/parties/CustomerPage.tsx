import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { customerCommands } from '../../shared/parties/customer-commands.ts';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { partyCan } from '../../shared/parties/party-rules.ts';
import { vendorCommands } from '../../shared/parties/vendor-commands.ts';
import { runAndSay } from '../platform/command-runs.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { useTrailKeys } from '../ui/list/record-trail.ts';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { FigureFact, RecordPage } from '../ui/page/RecordPage.tsx';
import { RecordParts } from '../ui/page/RecordParts.tsx';
import { AddressSection } from './AddressSection.tsx';
import { ContactSection } from './ContactSection.tsx';
import { CustomerDefaults } from './CustomerDefaults.tsx';
import { CustomerForm } from './CustomerForm.tsx';
import { DuplicateSection, DuplicateStrip } from './DuplicateSection.tsx';
import { NoteSection } from './NoteSection.tsx';
import { OtherNumbers } from './OtherNumbers.tsx';
import { PartyState } from './PartyState.tsx';
import type { Party } from './party-words.ts';
import { RuleSection } from './RuleSection.tsx';

const pathOf = (id: string) => pagePath('customers', id);

/** A customer: who they are, how we deal with them, what happened. */
export function CustomerPage() {
  const { customer } = useParams({ strict: false }) as { readonly customer: string };
  useTrailKeys('customer', customer, pathOf);
  const answer = useAnswer(partyQueries.showParty, { party: customer });
  if (answer.error) return <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} />;
  if (answer.data?.id !== customer) return <Reading />;
  return <CustomerRecord key={customer} party={answer.data} />;
}

function CustomerRecord({ party }: { readonly party: Party }) {
  const [editing, setEditing] = useState(false);
  const edit: PageAction = {
    id: 'customer.change',
    title: say('parties.change-customer'),
    key: 'edit',
    run: () => setEditing(true),
  };
  const rank = party.customerRank;
  return (
    <>
      <RecordPage
        kind="customer"
        title={party.name}
        beside={<PartyState party={party} side="customer" />}
        fact={party.customerCode}
        actions={[edit, turnOf(party), ...buyOf(party)]}
        strip={
          party.duplicateOf === null ? undefined : <DuplicateStrip party={party} of={party.duplicateOf} />
        }
        figures={[]}
        moreFigures={
          <>
            <RecordParts of="customer" where="figures" record={party.id} />
            <FigureFact
              title={say('parties.rank')}
              value={rank === null ? say('parties.rank-none') : say('parties.rank-value', { rank })}
            />
          </>
        }
        history={{ record: party.id }}
      >
        <DuplicateSection party={party} />
        <CustomerDefaults party={party} />
        <RuleSection party={party} />
        <AddressSection party={party} side="customer" />
        <ContactSection party={party} side="customer" />
        <RecordParts of="customer" where="section" record={party.id} />
        <NoteSection party={party} />
        <OtherNumbers party={party} />
      </RecordPage>
      {editing ? <CustomerForm party={party} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function turnOf({ id, name, customerState, duplicateOf }: Party): PageAction {
  const facts = { party: id, side: 'customer', state: customerState, duplicateOf } as const;
  if (customerState === 'active') {
    return {
      id: 'customer.deactivate',
      title: say('parties.deactivate'),
      may: partyCan.deactivate(facts),
      run: () =>
        void runAndSay(
          customerCommands.deactivateCustomer,
          { customer: id },
          say('parties.deactivated', { name }),
        ),
    };
  }
  return {
    id: 'customer.reactivate',
    title: say('parties.reactivate'),
    may: partyCan.reactivate(facts),
    run: () =>
      void runAndSay(
        customerCommands.reactivateCustomer,
        { customer: id },
        say('parties.reactivated', { name }),
      ),
  };
}

/** Offered until they are a vendor too. */
function buyOf({ id, name, vendorState }: Party): readonly PageAction[] {
  if (vendorState !== 'none') return [];
  return [
    {
      id: 'customer.buy-from',
      title: say('parties.buy-from'),
      run: () =>
        void runAndSay(
          vendorCommands.buyFromCustomer,
          { customer: id, code: null },
          say('parties.is-vendor-too', { name }),
        ),
    },
  ];
}
