import type { NextStep } from '../../../shared/kernel/next-step.ts';
import type { PageAction } from '../../platform/page-actions.ts';

/** What somebody does next with a record, as a button: with the reason why it cannot be done yet. */
export function stepAction(
  { command, refusal }: NextStep,
  record: string,
  button: Pick<PageAction, 'title' | 'key' | 'run'>,
): PageAction {
  return { id: `${command}:${record}`, may: refusal ?? true, ...button };
}

/** A row's next action before all else that can be done with it; its letter is its own. */
export function nextFirst(next: PageAction | null, rest: readonly PageAction[]): readonly PageAction[] {
  if (next === null) return rest;
  return [next, ...rest.filter(({ id, key }) => id !== next.id && (key === undefined || key !== next.key))];
}
