import { useId, useLayoutEffect, useRef, useState } from 'react';
import { say } from '../../platform/strings.ts';
import type { PasteColumns } from './grid-event.ts';
import type { GridStore } from './grid-store.ts';
import classes from './look-up-list.module.css';
import { pasteBlock } from './paste-columns.ts';
import { parseTabSeparated } from './tab-separated.ts';

/** Rows shown before they are pasted. */
const SHOWN = 5;

export interface PastePreviewProps {
  readonly grid: GridStore;
  readonly text: string;
  readonly onClose: () => void;
}

/** Which column of the clipboard goes where, before it becomes new lines. */
export function PastePreview({ grid, text, onClose }: PastePreviewProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { setup } = grid;
  const [block] = useState(() => {
    const cells = parseTabSeparated(text);
    const width = Math.max(0, ...cells.map((row) => row.length));
    const own = pasteBlock(cells, setup, { column: setup.itemColumn ?? '', onEmptyLine: true });
    const remembered = own.headed ? undefined : setup.pastedBefore?.(width);
    return remembered ? { ...own, columns: remembered } : own;
  });
  const [columns, setColumns] = useState<PasteColumns>(block.columns);
  const writable = setup.columns.filter(({ kind }) => !['number', 'amount', 'readonly'].includes(kind));

  const places = columns.map((id, place) => ({ id, place, name: `column ${place + 1}` }));
  const shownRows = block.rows.slice(0, SHOWN).map((row, at) => ({ row, name: `row ${at + 1}` }));

  useLayoutEffect(() => dialog.current?.showModal(), []);

  function paste(): void {
    setup.pasteRemembered?.(columns);
    dialog.current?.close();
    grid.send({ type: 'paste', text, asNew: true, columns });
  }

  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby={titleId}
      onKeyDown={(event) => event.stopPropagation()}
      onClose={onClose}
    >
      <h2 id={titleId}>{say('grid.paste-new')}</h2>
      <div className={classes.previewScroll}>
        <table>
          <caption className="visually-hidden">{say('grid.paste-first-rows')}</caption>
          <thead>
            <tr>
              {places.map(({ id, place, name }) => (
                <th key={name} scope="col">
                  <select
                    aria-label={say('grid.paste-column', { number: place + 1 })}
                    value={id ?? ''}
                    onChange={(event) => setColumns(columns.with(place, event.currentTarget.value || null))}
                  >
                    <option value="">{say('grid.paste-left-out')}</option>
                    {writable.map((column) => (
                      <option key={column.id} value={column.id}>
                        {column.title}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shownRows.map(({ name: rowName, row }) => (
              <tr key={rowName}>
                {places.map(({ id, place, name }) => (
                  <td key={name} data-out={id === null || undefined}>
                    {row[place] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.buttons}>
        <button type="button" onClick={() => dialog.current?.close()}>
          {say('grid.paste-leave')}
        </button>
        <button type="button" data-primary="" onClick={paste}>
          {say('grid.paste-new-count', { count: block.rows.length })}
        </button>
      </div>
    </dialog>
  );
}
