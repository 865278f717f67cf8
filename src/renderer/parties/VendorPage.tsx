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
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { useTrailKeys } from '../ui/list/record-trail.ts';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { FactList, RecordPage, RecordSection } from '../ui/page/RecordPage.tsx';
import { RecordParts } from '../ui/page/RecordParts.tsx';
import { AddressSection } from './AddressSection.tsx';
import { ContactSection } from './ContactSection.tsx';
import { NoteSection } from './NoteSection.tsx';
import { OtherNumbers } from './OtherNumbers.tsx';
import { PartyState } from './PartyState.tsx';
import { type Party, termsField, termsText } from './party-words.ts';

const pathOf = (id: string) => pagePath('vendors', id);

/** A vendor: who they are and on what terms we buy. */
export function VendorPage() {
  const { vendor } = useParams({ strict: false }) as { readonly vendor: string };
  useTrailKeys('vendor', vendor, pathOf);
  const answer = useAnswer(partyQueries.showParty, { party: vendor });
  if (answer.error) return <CannotRead problem={answer.error} onTryAgain={() => void answer.refetch()} />;
  if (answer.data?.id !== vendor) return <Reading />;
  return <VendorRecord key={vendor} party={answer.data} />;
}

function VendorRecord({ party }: { readonly party: Party }) {
  const [editing, setEditing] = useState(false);
  const edit: PageAction = {
    id: 'vendor.change',
    title: say('parties.change-vendor'),
    key: 'edit',
    run: () => setEditing(true),
  };
  return (
    <>
      <RecordPage
        kind="vendor"
        title={party.name}
        beside={<PartyState party={party} side="vendor" />}
        fact={party.vendorCode}
        actions={[edit, turnOf(party), ...sellOf(party)]}
        figures={[]}
        moreFigures={<RecordParts of="vendor" where="figures" record={party.id} />}
        history={{ record: party.id }}
      >
        <RecordSection title={say('parties.terms-section')}>
          <FactList
            facts={[
              [say('parties.terms'), termsText(party.vendorTerms)],
              [say('parties.currency'), party.currency],
              [say('parties.website'), party.website ?? '–'],
            ]}
          />
        </RecordSection>
        <AddressSection party={party} side="vendor" />
        <ContactSection party={party} side="vendor" />
        <RecordParts of="vendor" where="section" record={party.id} />
        <NoteSection party={party} />
        <OtherNumbers party={party} />
      </RecordPage>
      {editing ? <VendorForm party={party} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function VendorForm({ party, onClose }: { readonly party: Party; readonly onClose: () => void }) {
  return (
    <CommandDialog
      title={say('parties.change-vendor')}
      command={vendorCommands.changeVendor}
      fields={[
        { name: 'name', label: say('parties.name'), kind: 'line', required: true },
        { name: 'code', half: true, label: say('parties.number'), kind: 'line', required: true },
        termsField('terms'),
        { name: 'currency', half: true, label: say('parties.currency'), kind: 'line', required: true },
        { name: 'website', label: say('parties.website'), kind: 'line' },
      ]}
      values={{ ...party, code: party.vendorCode, terms: party.vendorTerms }}
      toInput={(changes) => ({ vendor: party.id, changes })}
      said={() => say('parties.changed', { name: party.name })}
      onDone={onClose}
      onCancel={onClose}
      verb={say('parties.save-changes')}
    />
  );
}

function turnOf({ id, name, vendorState }: Party): PageAction {
  const facts = { party: id, side: 'vendor', state: vendorState, duplicateOf: null } as const;
  if (vendorState === 'active') {
    return {
      id: 'vendor.deactivate',
      title: say('parties.deactivate-vendor'),
      may: partyCan.deactivate(facts),
      run: () =>
        void runAndSay(vendorCommands.deactivateVendor, { vendor: id }, say('parties.deactivated', { name })),
    };
  }
  return {
    id: 'vendor.reactivate',
    title: say('parties.reactivate-vendor'),
    may: partyCan.reactivate(facts),
    run: () =>
      void runAndSay(vendorCommands.reactivateVendor, { vendor: id }, say('parties.reactivated', { name })),
  };
}

/** Offered until they are a customer too. */
function sellOf({ id, name, customerState }: Party): readonly PageAction[] {
  if (customerState !== 'none') return [];
  return [
    {
      id: 'vendor.sell-to',
      title: say('parties.sell-to'),
      run: () =>
        void runAndSay(
          customerCommands.sellToVendor,
          { vendor: id, code: null },
          say('parties.is-customer-too', { name }),
        ),
    },
  ];
}
