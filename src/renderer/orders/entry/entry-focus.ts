import { flushSync } from 'react-dom';
import type { OrderCheck } from '../../../shared/orders/order-check.ts';
import { runAction } from '../../platform/key-listener.ts';
import { offeredActions } from '../../platform/page-actions.ts';
import type { CellPlace } from '../../ui/grid/grid-state.ts';
import type { EntryDocument } from './entry-document.ts';
import { COLUMN_OF } from './line-results.ts';

/** Presses the page’s own action of this key: what the grid’s Mod Enter means, and F8 past its last cell. */
export function goTo(key: 'primary' | 'nextProblem' | 'previousProblem'): void {
  const action = offeredActions().find((offered) => offered.key === key);
  if (action) runAction(action);
}

/** Whether what a check is about stands on the page; a field under *More* does not while that is shut. */
export function isInSight({ key, field }: Pick<OrderCheck, 'key' | 'field'>): boolean {
  return key !== null || field === 'lines' || fieldNamed(field ?? 'customer') !== null;
}

/** The focus goes to the cell, or the field of the head, a check is about. */
export function goToCheck(document: EntryDocument, { key, field }: Pick<OrderCheck, 'key' | 'field'>): void {
  if (key !== null) {
    const column = (field && COLUMN_OF[field]) ?? 'item';
    focusAt(document, { line: key, column });
    return;
  }
  if (field === 'lines') goToGrid(document);
  else fieldNamed(field ?? 'customer')?.focus();
}

/** The item cell of the empty line at the end. */
export function goToGrid(document: EntryDocument): void {
  const line = document.grid.store.getState().lines.at(-1);
  if (line) focusAt(document, { line: line.key, column: 'item' });
}

/** Whether the focus is in the lines. */
export function isInGrid(): boolean {
  return globalThis.document.activeElement?.closest('[data-line-grid]') != null;
}

/** A field of the head. */
export function fieldNamed(name: string): HTMLElement | null {
  return globalThis.document.querySelector<HTMLElement>(`[data-entry-field="${name}"]`);
}

/** Drawn and focused before the next key comes: nothing that is typed on is lost. */
function focusAt(document: EntryDocument, place: CellPlace): void {
  flushSync(() => document.grid.send({ type: 'point', place }));
  globalThis.document.querySelector<HTMLElement>('[data-line-grid] [role=grid] [tabindex="0"]')?.focus();
}
