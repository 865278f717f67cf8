import { useStore } from 'zustand';
import { showDate } from '../../platform/date-format.ts';
import { showPercent, showQuantity, showRate } from '../../platform/number-format.ts';
import { say } from '../../platform/strings.ts';
import classes from './EntryChecks.module.css';
import type { EntryDocument } from './entry-document.ts';
import type { Assessment } from './line-results.ts';
import { showMargin } from './margin-sight.ts';

/** The line the person is on: where its price, its margin and its promise come from. */
export function FocusedLine({
  document,
  assessment,
}: {
  readonly document: EntryDocument;
  readonly assessment: Assessment;
}) {
  const key = useStore(document.grid.store, ({ focus }) => focus.line);
  const line = assessment.lines.find((candidate) => candidate.key === key);
  if (!line?.item) return null;
  const { currency } = assessment;
  const facts = [...priceFacts(line, currency), ...promiseFacts(line)];
  return (
    <section className={classes.facts} aria-label={say('entry.this-line')}>
      <h2 className={classes.title}>
        {say('entry.line-item', { line: line.position, item: line.item.number })}
      </h2>
      <dl>
        {facts.map(([term, value]) => (
          <div key={term} className={classes.fact}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Line = Assessment['lines'][number];
type Fact = readonly [string, string];

function priceFacts({ price, unit, margin, weight }: Line, currency: string): readonly Fact[] {
  if (!price) return [];
  const { unitPrice, listPrice, netRate, source, promotionPercent, pricedFor } = price;
  const from = say(`entry.source-${source}`);
  const values = { price: showRate(unitPrice, currency), source: from, unit };
  return [
    [
      say('entry.price-source'),
      pricedFor === null
        ? say('entry.price-from', values)
        : say('entry.price-of', { ...values, quantity: showQuantity(pricedFor) }),
    ],
    ...(listPrice !== null && listPrice !== unitPrice
      ? [[say('entry.by-rule'), showRate(listPrice, currency)] as const]
      : []),
    ...(promotionPercent ? [[say('entry.promotion'), showPercent(-promotionPercent)] as const] : []),
    ...(netRate === unitPrice ? [] : [[say('entry.net-price'), showRate(netRate, currency)] as const]),
    ...(margin === null ? [] : [[say('entry.margin'), showMargin(margin)] as const]),
    ...(weight === null
      ? []
      : [[say('entry.line-weight'), say('entry.weight', { weight: showQuantity(weight) })] as const]),
  ];
}

function promiseFacts({ promise, availableNow, item }: Line): readonly Fact[] {
  const now =
    availableNow === null || item?.kind === 'charge'
      ? []
      : [[say('entry.available'), `${showQuantity(availableNow)} ${item?.baseUnit ?? ''}`] as const];
  const later = promise
    .filter(({ from }) => from !== 'stock')
    .map(({ quantity, date, reference, from }): Fact => {
      const day = date === null ? say('entry.no-day') : showDate(date);
      const source = reference ?? say(`entry.from-${from}`);
      return [say('entry.comes', { quantity: showQuantity(quantity) }), `${day}, ${source}`];
    });
  return [...now, ...later];
}
