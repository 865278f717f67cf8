import { useStore } from 'zustand';
import { useNarrowWindow } from '../../platform/narrow-window.ts';
import { showAmount, showMoney, showPercent, showQuantity } from '../../platform/number-format.ts';
import { say } from '../../platform/strings.ts';
import { useGridLines, useSelectedLines } from '../../ui/grid/grid-hooks.ts';
import classes from './EntryTotals.module.css';
import type { EntryDocument } from './entry-document.ts';
import { showMargin } from './margin-sight.ts';

/** Always visible: lines, units, weight; net, tax, total. With lines selected, their count and sum. */
export function EntryTotals({ document }: { readonly document: EntryDocument }) {
  const { assessment } = useStore(document.state);
  const isNarrow = useNarrowWindow();
  const count = useGridLines(document.grid).length - 1;
  const selected = useSelectedLines(document.grid);
  if (!assessment) return <span className={classes.quiet}>{say('entry.line-count', { count })}</span>;
  const { currency, margin, net, tax, taxRows, total, discount, units, weight, linesWithoutWeight } =
    assessment;
  const amounts = new Map(assessment.lines.map(({ key, amount }) => [key, amount ?? 0]));
  const chosen = selected.reduce((sum, { key }) => sum + (amounts.get(key) ?? 0), 0);
  const [only] = units;
  return (
    <>
      <span className={classes.quiet}>
        {selected.length > 0
          ? say('entry.selected-lines', { count: selected.length, amount: showMoney(chosen, currency) })
          : [
              say('entry.line-count', { count }),
              units.length === 1 && only
                ? `${showQuantity(only.quantity)} ${only.unit}`
                : units.length > 1
                  ? say('entry.unit-count', { count: units.length })
                  : '',
              weight > 0 ? say('entry.weight', { weight: showQuantity(weight) }) : '',
              weight > 0 && linesWithoutWeight > 0
                ? say('entry.without-weight', { count: linesWithoutWeight })
                : '',
            ]
              .filter(Boolean)
              .join(' · ')}
      </span>
      <span className={classes.sums}>
        {isNarrow || margin === null || margin.percent === null ? null : (
          <span>
            {say('entry.margin')} <b>{showAmount(margin.amount, currency)}</b> {showMargin(margin.percent)}
            {margin.linesWithoutCost === 0 ? null : (
              <span className={classes.quiet}>
                {' '}
                {say('entry.lines-without-cost', { count: margin.linesWithoutCost })}
              </span>
            )}
          </span>
        )}
        {discount === 0 ? null : (
          <span>
            {say('entry.document-discount')} <b>{showAmount(-discount, currency)}</b>
          </span>
        )}
        <span>
          {say('entry.net')} <b>{showAmount(net, currency)}</b>
        </span>
        <span>
          {taxRows.length === 1 && taxRows[0]?.rate != null
            ? say('entry.tax-rate', { rate: showPercent(taxRows[0].rate) })
            : say('entry.tax')}{' '}
          <b>{showAmount(tax, currency)}</b>
        </span>
        <span className={classes.total}>
          {say('entry.total')} <b>{showMoney(total, currency)}</b>
        </span>
      </span>
    </>
  );
}
