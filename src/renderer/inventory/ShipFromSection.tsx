import { useState } from 'react';
import { customerCommands } from '../../shared/parties/customer-commands.ts';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { stockPlaceChoices, usePlaces } from './stock-places.ts';

/** Where a customer's goods leave from, unless an order or a line says otherwise. */
export function ShipFromSection({ record: customer }: { readonly record: string }) {
  const [changing, setChanging] = useState(false);
  const places = usePlaces();
  const party = useAnswer(partyQueries.showParty, { party: customer }).data;
  const change: PageAction = {
    id: 'customer.change-ship-from',
    command: 'customer.change',
    title: say('ship-from.change'),
    run: () => setChanging(true),
  };
  usePageActions([change]);
  const stands = places.find(({ id }) => id === party?.defaultShipFrom);
  return (
    <RecordSection title={say('ship-from.title')} actions={<ActionButton action={change} look="quiet" />}>
      <p>{stands ? `${stands.code}, ${stands.name}` : say('ship-from.none')}</p>
      {changing ? (
        <CommandDialog
          title={say('ship-from.change')}
          command={customerCommands.changeCustomer}
          fields={[
            {
              name: 'defaultShipFrom',
              label: say('ship-from.title'),
              kind: 'choice',
              help: say('ship-from.help'),
              choices: stockPlaceChoices(places),
            },
          ]}
          values={party ?? {}}
          toInput={(changes) => ({ customer, changes })}
          said={() => say('ship-from.changed')}
          onDone={() => setChanging(false)}
          onCancel={() => setChanging(false)}
          verb={say('ship-from.save')}
        />
      ) : null}
    </RecordSection>
  );
}
