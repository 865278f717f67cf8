import type { NextStep } from '../../../shared/kernel/next-step.ts';
import type { PageAction } from '../../platform/page-actions.ts';

/** What somebody does next with a record, as a button: with the reason why it cannot be done yet. Null where nothing is next. */
export function stepAction(
  next: NextStep | null,
  record: string,
  { key, ...button }: Pick<PageAction, 'title' | 'run'> & { readonly key?: PageAction['key'] | undefined },
): PageAction | null {
  if (next === null) return null;
  const { command, refusal } = next;
  return { id: `${command}:${record}`, may: refusal ?? true, ...(key ? { key } : {}), ...button };
}

/** What is next before all else that can be done with a row; what has its name or its letter is not offered beside it. */
export function nextFirst(next: PageAction | null, rest: readonly PageAction[]): readonly PageAction[] {
  if (next === null) return rest;
  const { title, key } = next;
  return [next, ...rest.filter((each) => each.title !== title && (key === undefined || each.key !== key))];
}
