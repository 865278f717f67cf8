import { useState } from 'react';
import { useStore } from 'zustand';
import type { OrderCheck } from '../../../shared/orders/order-check.ts';
import { isInTheWay } from '../../../shared/orders/order-check.ts';
import { partyQueries } from '../../../shared/parties/party-queries.ts';
import { ruleText } from '../../parties/party-words.ts';
import { announce } from '../../platform/announcements.ts';
import { showTime } from '../../platform/date-format.ts';
import { showMoney } from '../../platform/number-format.ts';
import { pagePath } from '../../platform/page-path.ts';
import { useAnswer, useLocal } from '../../platform/query-cache.ts';
import { useMay } from '../../platform/session.ts';
import { say, sentenceOf } from '../../platform/strings.ts';
import { StateWord } from '../../ui/StateWord.tsx';
import { sentenceOfCheck } from './check-sentence.ts';
import classes from './EntryChecks.module.css';
import type { EntryBase } from './entry-body.ts';
import type { EntryDocument } from './entry-document.ts';
import { askApproval, doFix } from './entry-fixes.ts';
import { goToCheck } from './entry-focus.ts';
import { reasonPlace } from './entry-texts.ts';
import { FocusedLine } from './FocusedLine.tsx';
import type { Assessment } from './line-results.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

type Fix = Assessment['checks'][number]['fixes'][number];

/** Everything that stands between now and the confirmation, each with what would fix it; then the customer. */
export function EntryChecks({
  document,
  onOpen,
}: {
  readonly document: EntryDocument;
  readonly onOpen: (path: string) => void;
}) {
  const { assessment, base } = useStore(document.state);
  if (!assessment) return null;
  const checks = assessment.checks.filter(({ settled }) => !settled).toSorted(byUrgency);
  const [red, amber] = [
    checks.filter(isInTheWay).length,
    checks.filter(({ level }) => level === 'amber').length,
  ];
  return (
    <>
      <h2 className={classes.title}>
        {beforeWhat(base)} {red > 0 ? <StateWord tone="red">{red}</StateWord> : null}{' '}
        {amber > 0 ? <StateWord tone="amber">{amber}</StateWord> : null}
      </h2>
      {checks.length === 0 ? <p className={classes.fine}>{say('entry.nothing-in-the-way')}</p> : null}
      <ul className={classes.checks}>
        {checks.map((check) => (
          <CheckCard
            key={`${check.refusal.code}:${check.key ?? ''}:${check.field ?? ''}`}
            check={check}
            document={document}
            onOpen={onOpen}
          />
        ))}
      </ul>
      <FocusedLine document={document} assessment={assessment} />
      <CustomerFacts document={document} assessment={assessment} />
    </>
  );
}

/** What the right side of the page is called: what it is looked at before. */
export function beforeWhat({ kind }: EntryBase): string {
  return say(kind === 'amendment' ? 'entry.before-you-amend' : 'entry.before-you-confirm');
}

function CheckCard({
  check,
  document,
  onOpen,
}: {
  readonly check: OrderCheck;
  readonly document: EntryDocument;
  readonly onOpen: (path: string) => void;
}) {
  const { texts } = document;
  // A reason that was being typed when the page went is asked for again.
  const [asking, setAsking] = useState(
    () => check.fixes.filter(wantsReason).find((fix) => texts.at(placeOf(fix)) !== undefined) ?? null,
  );
  const sentence = sentenceOfCheck(check);
  const press = (fix: Fix) => {
    if (wantsReason(fix)) setAsking(fix);
    else if (fix.kind === 'ask-approval') void askApproval(document, fix.line);
    else if (fix.kind === 'open-order' || fix.kind === 'add-to-order') {
      onOpen(pagePath('orders', fix.order, fix.kind === 'open-order' ? undefined : 'edit'));
    } else doFix(document, fix);
  };
  return (
    <li className={classes.check} data-level={check.level}>
      <button type="button" className={classes.what} onClick={() => goToCheck(document, check)}>
        {check.line === null || namesLine(sentence, check.line) ? null : (
          <strong>{say('entry.line', { line: check.line })} </strong>
        )}
        {sentence}
      </button>
      {check.fixes.length === 0 ? null : (
        <div className={classes.fixes}>
          {check.fixes.map((fix) => (
            <FixButton key={JSON.stringify(fix)} fix={fix} onPress={() => press(fix)} />
          ))}
        </div>
      )}
      {asking ? (
        <ReasonDialog
          title={sentenceOf(asking.title)}
          label={say('entry.why')}
          place={placeOf(asking)}
          texts={texts}
          onDone={(why) => {
            setAsking(null);
            if (asking.kind === 'override') document.override({ rule: asking.rule, line: asking.line, why });
            else document.setHead({ keepBoth: why });
          }}
          onCancel={() => setAsking(null)}
        />
      ) : null}
    </li>
  );
}

function namesLine(sentence: string, line: number): boolean {
  return new RegExp(`\\bline ${line}\\b`, 'i').test(sentence);
}

type ReasonedFix = Extract<Fix, { readonly kind: 'override' | 'keep-both' }>;

function wantsReason(fix: Fix): fix is ReasonedFix {
  return fix.kind === 'override' || fix.kind === 'keep-both';
}

function placeOf(fix: ReasonedFix): string {
  return fix.kind === 'override' ? reasonPlace(fix.rule, fix.line) : reasonPlace(fix.kind, null);
}

/** What is wrong with the document comes first, the worst of it before the rest; then the lines in their order. */
function byUrgency(a: OrderCheck, b: OrderCheck): number {
  const rank = (check: OrderCheck) => (check.key !== null ? 2 : isInTheWay(check) ? 0 : 1);
  return rank(a) - rank(b);
}

/** A way out; what needs a right that is not there says so and stays. */
function FixButton({ fix, onPress }: { readonly fix: Fix; readonly onPress: () => void }) {
  const may = useMay(fix.kind === 'override' ? fix.permission : '');
  const why =
    fix.kind === 'override' && !may
      ? sentenceOf({ code: 'people.no-permission', params: { permission: fix.permission, command: '' } })
      : undefined;
  return (
    <button
      type="button"
      className={classes.fix}
      aria-disabled={why !== undefined}
      title={why}
      onClick={() => (why === undefined ? onPress() : announce(why, 'assertive'))}
    >
      {sentenceOf(fix.title)}
    </button>
  );
}

function CustomerFacts({
  document,
  assessment,
}: {
  readonly document: EntryDocument;
  readonly assessment: Assessment;
}) {
  const customer = document.state.getState().head.customer;
  const status = useLocal('local.status', {}).data;
  const party = useAnswer(
    partyQueries.showParty,
    { party: customer?.id ?? '' },
    { enabled: customer !== null },
  ).data;
  if (customer === null) return null;
  const { credit, currency, rules } = assessment;
  const asOf = status && !status.authority && status.lastSync !== null ? showTime(status.lastSync) : null;
  return (
    <section className={classes.facts} aria-label={customer.name}>
      <h2 className={classes.title}>{customer.name}</h2>
      <dl>
        <div className={classes.fact}>
          <dt>{say('entry.credit-left')}</dt>
          <dd>
            {credit.left === null ? say('entry.no-limit') : showMoney(credit.left, currency)}
            {asOf === null || credit.left === null ? null : (
              <span className={classes.asOf}> {say('entry.as-of', { time: asOf })}</span>
            )}
          </dd>
        </div>
      </dl>
      {rules.length === 0 || !party ? null : (
        <ul className={classes.rules}>
          {rules.map(({ id, terms, strength }) => (
            <li key={id}>
              {strength === 'must'
                ? say('entry.must', { rule: ruleText({ terms }, party) })
                : ruleText({ terms }, party)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
