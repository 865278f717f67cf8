import type { Side } from '../../shared/parties/party-rules.ts';
import { say } from '../platform/strings.ts';
import { StateWord } from '../ui/StateWord.tsx';
import type { Party } from './party-words.ts';

/** Active or not, and the other side where there is one. */
export function PartyState({ party, side }: { readonly party: Party; readonly side: Side }) {
  const state = party[`${side}State`];
  const other = party[side === 'customer' ? 'vendorState' : 'customerState'];
  return (
    <>
      <StateWord tone={state === 'active' ? 'plain' : 'muted'}>{say(`parties.state-${state}`)}</StateWord>
      {other === 'active' ? (
        <StateWord>{say(side === 'customer' ? 'parties.also-vendor' : 'parties.also-customer')}</StateWord>
      ) : null}
    </>
  );
}
