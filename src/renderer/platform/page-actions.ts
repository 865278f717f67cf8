import { useEffect, useId } from 'react';
import { create } from 'zustand';
import type { KeyName } from '../../shared/kernel/key-table.ts';
import type { May } from '../../shared/kernel/may.ts';
import { rightTo } from './command-rights.ts';

/** Something that can be done here and now: buttons, palette, the sheet of keys and the keyboard all read it. */
export interface PageAction {
  /** `order.confirm`: the command's name where one command does it; `order.cancel-line:01k…` where there are several. */
  readonly id: string;
  /** Verb and object. */
  readonly title: string;
  readonly key?: KeyName;
  /** The command it starts where its id is not the name of one: whoever may not run it is told so. */
  readonly command?: string;
  /** True, or the refusal of the command's own rule: then the control says so and leads nowhere. */
  readonly may?: May;
  readonly run: () => void;
  /** Keys that act although a text field has the focus (those with Mod do anyway). */
  readonly whileTyping?: boolean;
  /** Not listed in the palette: movements within a list. */
  readonly hidden?: boolean;
}

/** Whether it can be done: the person's right to its command first, then the rule it brings. */
export function mayDo({ id, command, may }: PageAction): May {
  const right = rightTo(command ?? id.split(':')[0] ?? id);
  return right === true ? (may ?? true) : right;
}

/** What one component offers. */
interface ActionGroup {
  /** Of the frame: the same on every page, and outside whatever a page offers. */
  readonly isFrames: boolean;
  readonly actions: readonly PageAction[];
}

interface ActionsState {
  readonly groups: ReadonlyMap<string, ActionGroup>;
}

/** What is offered, the innermost last: a dialog's actions come before those of the page under it. */
export const useActionGroups = create<ActionsState>(() => ({ groups: new Map() }));

const NOTHING: readonly PageAction[] = [];

/** Offers these while the component stands. The list may be made anew on every render; an empty one tells nobody again. */
export function usePageActions(offered: readonly PageAction[]): void {
  useGroup(offered, false);
}

/** The same for the frame around the pages: begun together, it is heard of after them, and still comes behind them. */
export function useFrameActions(offered: readonly PageAction[]): void {
  useGroup(offered, true);
}

function useGroup(offered: readonly PageAction[], isFrames: boolean): void {
  const id = useId();
  const actions = offered.length === 0 ? NOTHING : offered;
  useEffect(() => {
    useActionGroups.setState(({ groups }) => ({ groups: new Map(groups).set(id, { isFrames, actions }) }));
  }, [id, isFrames, actions]);
  useEffect(
    () => () =>
      useActionGroups.setState(({ groups }) => {
        const rest = new Map(groups);
        rest.delete(id);
        return { groups: rest };
      }),
    [id],
  );
}

/** Everything offered now, the innermost first. */
export function offeredActions(): readonly PageAction[] {
  return [...useActionGroups.getState().groups.values()]
    .toReversed()
    .sort((a, b) => Number(a.isFrames) - Number(b.isFrames))
    .flatMap(({ actions }) => actions);
}
