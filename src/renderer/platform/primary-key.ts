import type { KeyboardEvent } from 'react';
import { bindingOf } from '../../shared/kernel/key-table.ts';
import { isKey } from './key-matching.ts';

/** For a form outside the frame, whose keys nobody else hears: the key of primary buttons submits it. */
export function submitByPrimaryKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (!bindingOf('primary').keys.some((chord) => isKey(event, chord))) return;
  event.preventDefault();
  if (!event.repeat) event.currentTarget.requestSubmit();
}
