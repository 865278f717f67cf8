import { styleFor } from './GridRow.tsx';
import type { GridColumn } from './grid-column.ts';
import type { GridStore } from './grid-store.ts';
import classes from './line-grid.module.css';

export interface GridHeadingProps {
  readonly grid: GridStore;
  readonly columns: readonly GridColumn[];
}

export function GridHeading({ grid, columns }: GridHeadingProps) {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.headRow} aria-rowindex={1}>
        {columns.map((column, place) => (
          <div
            key={column.id}
            role="columnheader"
            className={classes.heading}
            style={styleFor(grid, place)}
            aria-colindex={place + 1}
            data-align={column.align}
            data-frozen={column.frozen ? '' : undefined}
            data-kind={column.kind}
          >
            {column.title}
          </div>
        ))}
      </div>
    </div>
  );
}
