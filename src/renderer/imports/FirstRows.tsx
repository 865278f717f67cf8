import type { InspectedFile } from '../../shared/sync/import-inspection.ts';
import { say } from '../platform/strings.ts';
import { SideScroller } from '../ui/list/SideScroller.tsx';
import classes from './FirstRows.module.css';

const SHOWN = 12;

/** The first rows as they stand in the file, numbered as a spreadsheet does; the header is marked. */
export function FirstRows({ file }: { readonly file: InspectedFile }) {
  const width = Math.max(...file.rows.map(({ fields }) => fields.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  return (
    <div className={classes.rows}>
      <h2>{say('imports.first-rows')}</h2>
      <SideScroller label={say('imports.first-rows')}>
        <table className={classes.table}>
          <tbody>
            {file.rows.slice(0, SHOWN).map(({ row, fields }) => (
              <tr
                key={row}
                data-header={row === file.headerRow || undefined}
                data-title={row < file.headerRow || undefined}
              >
                <th scope="row">{row}</th>
                {columns.map((at) => (
                  <td key={at} title={fields[at]}>
                    {fields[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroller>
    </div>
  );
}
