import { partyQueries } from '../../shared/parties/party-queries.ts';
import type { Side } from '../../shared/parties/party-rules.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { nextFirst } from '../ui/list/step-action.ts';
import { RecordParts } from '../ui/page/RecordParts.tsx';
import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import type { PartyLine } from './PartyList.tsx';
import classes from './PartyPreview.module.css';
import { addressText, type Party, ruleText, termsText } from './party-words.ts';

export interface PartyPreviewProps {
  readonly row: PartyLine;
  readonly side: Side;
  /** What is done next with it. */
  readonly next: PageAction | null;
  readonly onOpen: (path: string) => void;
}

/** What one asks first of a customer: where to, on what terms, whom to ask, what they insist on, what is on order. */
export function PartyPreview({ row, side, next, onOpen }: PartyPreviewProps) {
  const party = useAnswer(partyQueries.showParty, { party: row.id }).data;
  const path = pagePath(`${side}s`, row.id);
  const actions = nextFirst(next, [
    { id: 'party.open', title: say('parties.open'), run: () => onOpen(path) },
  ]);
  usePageActions(next === null ? [] : [next]);
  return (
    <div className={classes.preview}>
      <header>
        <h2 className={classes.name}>{row.name}</h2>
        <p className={classes.quiet}>
          {row[`${side}Code`]}
          {row[`${side}State`] === 'inactive' ? (
            <StateWord tone="muted">{say('parties.state-inactive')}</StateWord>
          ) : null}
        </p>
      </header>
      {party?.id === row.id ? <Facts party={party} side={side} /> : null}
      <RecordParts of={side} where="preview" record={row.id} />
      <div className={classes.actions}>
        {actions.map((action) => (
          <ActionButton key={action.id} action={action} />
        ))}
      </div>
      <StillTimeline record={row.id} first={5} />
    </div>
  );
}

function Facts({ party, side }: { readonly party: Party; readonly side: Side }) {
  const shipTo = party.addresses.find(({ id }) => id === party.defaultShipTo);
  const contact = party.contacts.find(({ id }) => id === party.defaultContact) ?? party.contacts[0];
  return (
    <>
      <dl className={classes.facts}>
        <dt>{say(side === 'customer' ? 'parties.ships-to' : 'parties.address')}</dt>
        <dd>{shipTo ? addressText(shipTo) : '–'}</dd>
        <dt>{say('parties.terms')}</dt>
        <dd>
          {termsText(side === 'customer' ? party.customerTerms : party.vendorTerms)}, {party.currency}
        </dd>
        <dt>{say('parties.contact')}</dt>
        <dd>{contact ? [contact.name, contact.phone, contact.email].filter(Boolean).join(', ') : '–'}</dd>
      </dl>
      {side === 'customer' && party.rules.length > 0 ? (
        <ul className={classes.rules} aria-label={say('parties.rules')}>
          {party.rules.map((rule) => (
            <li key={rule.id}>
              {ruleText(rule, party)}{' '}
              {rule.strength === 'must' ? null : (
                <span className={classes.quiet}>{say('parties.strength-should')}</span>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
