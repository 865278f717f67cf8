import type { CurrencyCode } from '../../shared/kernel/currency.ts';
import { showPercent, showRate } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { RowAction } from '../ui/list/RowAction.tsx';
import classes from './PriceReasons.module.css';
import { bandText, daysText, type PriceExplained, priceSentence } from './price-words.ts';

export interface PriceReasonsProps {
  readonly explained: PriceExplained;
  readonly currency: CurrencyCode;
  /** Where a person may settle a conflict: takes the list chosen. */
  readonly onPick?: (list: string) => void;
}

/**
 * Why a price is what it is: what disagrees, the steps from list to net rate, floor and ceiling, and every rule that was
 * looked at with what became of it. For a dialog, or beside an order.
 */
export function PriceReasons({ explained, currency, onPick }: PriceReasonsProps) {
  return (
    <div className={classes.reasons}>
      {explained.kind === 'conflict' ? (
        <Conflict between={explained.between} currency={currency} onPick={onPick} />
      ) : null}
      {explained.kind === 'none' && explained.steps.length === 0 ? <p>{say('pricing.no-price')}</p> : null}
      {explained.steps.length === 0 ? null : (
        <ol className={classes.steps} aria-label={say('pricing.steps')}>
          {explained.steps.map((step) => (
            <li key={step.code}>{priceSentence(step, currency)}</li>
          ))}
        </ol>
      )}
      {explained.checks.map((check) => (
        <p key={check.code} className={classes.check}>
          {priceSentence(check, currency)}
        </p>
      ))}
      <Limits explained={explained} currency={currency} />
      <Looked explained={explained} currency={currency} />
    </div>
  );
}

function Conflict(props: {
  readonly between: Extract<PriceExplained, { kind: 'conflict' }>['between'];
  readonly currency: CurrencyCode;
  readonly onPick: PriceReasonsProps['onPick'];
}) {
  const { between, currency, onPick } = props;
  return (
    <div className={classes.conflict} role="alert">
      <p>{say('pricing.conflict-sentence', { count: between.length })}</p>
      <ul>
        {between.map((rule) => (
          <li key={`${rule.list} ${rule.unit} ${rule.fromQuantity}`}>
            <span>
              <strong>{showRate(rule.amount, currency)}</strong>{' '}
              {say(`pricing.by-${rule.kind}`, { list: rule.listName })}
            </span>
            {onPick ? (
              <RowAction
                title={say('pricing.use-of', { price: showRate(rule.amount, currency), list: rule.listName })}
                label={say('pricing.use', { price: showRate(rule.amount, currency) })}
                onRun={() => onPick(rule.list)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Limits({ explained, currency }: Omit<PriceReasonsProps, 'onPick'>) {
  const { netRate, floor, ceiling, discountGiven } = explained;
  const facts = [
    ...(netRate === null ? [] : [[say('pricing.net-rate'), showRate(netRate, currency)] as const]),
    ...(floor === null ? [] : [[say('pricing.floor'), showRate(floor, currency)] as const]),
    ...(discountGiven === 0
      ? []
      : [
          [
            say('pricing.discount-given'),
            say('pricing.of-ceiling', { given: showPercent(discountGiven), ceiling: showPercent(ceiling) }),
          ] as const,
        ]),
  ];
  if (facts.length === 0) return null;
  return (
    <dl className={classes.limits}>
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Looked({ explained, currency }: Omit<PriceReasonsProps, 'onPick'>) {
  if (explained.looked.length === 0) return null;
  return (
    <section aria-label={say('pricing.looked')}>
      <h3 className={classes.title}>{say('pricing.looked')}</h3>
      <ul className={classes.looked}>
        {explained.looked.map((rule) => (
          <li
            key={`${rule.list} ${rule.unit} ${rule.fromQuantity} ${rule.validFrom}`}
            data-verdict={rule.verdict}
          >
            <span className={classes.amount}>{showRate(rule.price, currency)}</span>
            <span>
              {say(`pricing.by-${rule.kind}`, { list: rule.listName })}
              <span className={classes.quiet}>
                {' '}
                {[say('pricing.per', { unit: rule.unit }), bandText(rule), daysText(rule)]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </span>
            <span className={classes.verdict}>{say(`pricing.verdict-${rule.verdict}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
