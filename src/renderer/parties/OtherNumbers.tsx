import { UNNAMED_SYSTEM } from '../../shared/company/import-outcome.ts';
import { say } from '../platform/strings.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import type { Party } from './party-words.ts';

/** What other systems call them; nothing stands here where none does. */
export function OtherNumbers({ party }: { readonly party: Party }) {
  if (party.externalKeys.length === 0) return null;
  return (
    <RecordSection title={say('parties.other-numbers')}>
      <PlainTable
        label={say('parties.other-numbers')}
        rows={party.externalKeys}
        rowId={({ system, key }) => `${system} ${key}`}
        columns={[
          {
            id: 'system',
            title: say('parties.system'),
            render: ({ system }) => (system === UNNAMED_SYSTEM ? say('parties.imported-file') : system),
          },
          { id: 'number', title: say('parties.number'), render: ({ key }) => key },
        ]}
      />
    </RecordSection>
  );
}
