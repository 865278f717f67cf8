import { addDays } from '../../../shared/kernel/calendar.ts';
import { focusedColumn, type GridSetup, type GridState, type OpenList } from './grid-state.ts';
import { calendarOf, monthsLater } from './local-lists.ts';
import type { LookupOption } from './look-up.ts';

export type OptionMove = 'up' | 'down' | 'first' | 'last' | 'screen-up' | 'screen-down' | 'next';

/** Another row of the open list is highlighted, and chosen. In a calendar up and down are weeks, a screen is a month. */
export function optionMoved(state: GridState, setup: GridSetup, move: OptionMove): GridState {
  const { editor } = state;
  if (!editor?.list?.answer) return state;
  const moved = focusedColumn(state, setup).today
    ? dayMoved(editor.list, move, focusedColumn(state, setup).today?.() ?? '')
    : rowMoved(editor.list, move);
  return { ...state, editor: { ...editor, list: moved } };
}

/** The row the person moved to; null while it is only proposed. */
export function chosenOption({ editor }: GridState): LookupOption | null {
  const list = editor?.list;
  return list?.chosen ? (list.answer?.options[list.highlighted] ?? null) : null;
}

function rowMoved(list: OpenList, move: OptionMove): OpenList {
  const last = (list.answer?.options.length ?? 0) - 1;
  if (last < 0) return list;
  const wanted = {
    up: list.highlighted <= 0 ? last : list.highlighted - 1,
    down: list.highlighted >= last ? 0 : list.highlighted + 1,
    next: list.highlighted >= last ? 0 : list.highlighted + 1,
    first: 0,
    last,
    'screen-up': 0,
    'screen-down': last,
  }[move];
  return { ...list, highlighted: wanted, chosen: true };
}

function dayMoved(list: OpenList, move: OptionMove, today: string): OpenList {
  const from = list.answer?.options[list.highlighted]?.id;
  const day = from === undefined ? today : dayBeyond(from, move);
  const answer = calendarOf(day);
  return { ...list, answer, highlighted: answer.options.findIndex(({ id }) => id === day), chosen: true };
}

function dayBeyond(day: string, move: OptionMove): string {
  switch (move) {
    case 'up':
      return addDays(day, -7);
    case 'down':
      return addDays(day, 7);
    case 'next':
      return addDays(day, 1);
    case 'first':
      return `${day.slice(0, 8)}01`;
    case 'last':
      return addDays(monthsLater(`${day.slice(0, 8)}01`, 1), -1);
    case 'screen-up':
      return monthsLater(day, -1);
    case 'screen-down':
      return monthsLater(day, 1);
  }
}
