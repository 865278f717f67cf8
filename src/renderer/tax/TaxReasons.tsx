import { showShortDate } from '../platform/date-format.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import classes from './TaxReasons.module.css';
import { daysText, placeText, rateText, type TaxExplained } from './tax-words.ts';

/** Which taxes hold and why, in sentences; what disagrees and what was beaten. For a dialog, or beside an order. */
export function TaxReasons({ explained }: { readonly explained: TaxExplained }) {
  const { taxes, inclusive, why, checks } = explained;
  return (
    <div className={classes.reasons}>
      {taxes.length === 0 ? (
        <p className={classes.strong}>{say('tax.bears-none')}</p>
      ) : (
        <ul className={classes.taxes} aria-label={say('tax.taxes')}>
          {taxes.map(({ code, title, basis, rate }) => (
            <li key={code}>
              <span className={classes.strong}>{rateText(rate, { basis, currency: null })}</span> {title}{' '}
              <span className={classes.quiet}>
                {code}, {say(`tax.basis-${basis}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {taxes.length === 0 ? null : <p>{say(inclusive ? 'tax.prices-inclusive' : 'tax.prices-on-top')}</p>}
      <p>{whyText(why)}</p>
      {checks.map((check) => (
        <p key={check.code} className={classes.check}>
          {sentenceOf(check)}
        </p>
      ))}
      {why.kind === 'conflict' ? <Rules title={say('tax.disagree')} rules={why.between} /> : null}
      {why.kind === 'rule' && why.beaten.length > 0 ? (
        <Rules title={say('tax.beaten')} rules={why.beaten} />
      ) : null}
    </div>
  );
}

function whyText(why: TaxExplained['why']): string {
  switch (why.kind) {
    case 'exempt': {
      const { certificate, validUntil } = why.exemption;
      if (validUntil === null) return say('tax.why-exempt', { certificate });
      return say('tax.why-exempt-until', { certificate, until: showShortDate(validUntil) });
    }
    case 'rule':
      return say('tax.why-rule', { title: why.rule.title, place: placeText(why.rule) });
    default:
      return say(`tax.why-${why.kind}`);
  }
}

type Rule = Extract<TaxExplained['why'], { kind: 'conflict' }>['between'][number];

function Rules({ title, rules }: { readonly title: string; readonly rules: readonly Rule[] }) {
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.rules}>
        {rules.map((rule) => (
          <li key={rule.id}>
            {rule.title}{' '}
            <span className={classes.quiet}>
              {[placeText(rule), rule.customerGroup, rule.itemGroup, daysText(rule)]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
