import { type RefObject, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { say } from '../../platform/strings.ts';
import { CalendarDays } from './CalendarDays.tsx';
import { cellId } from './cell-look.ts';
import { columnNamed } from './grid-state.ts';
import type { GridStore } from './grid-store.ts';
import type { LookupAnswer } from './look-up.ts';
import classes from './look-up-list.module.css';
import { usePlaceUnder } from './popup-place.ts';

export interface LookupListProps {
  readonly grid: GridStore;
  readonly gridId: string;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** The list under the open cell. The focus stays in the cell; what is highlighted is told by `aria-activedescendant`. */
export function LookupList({ grid, gridId, scroller }: LookupListProps) {
  const popup = useRef<HTMLDivElement>(null);
  const { list, focus } = useStore(
    grid.store,
    useShallow(({ editor, focus }) => ({ list: editor?.list ?? null, focus })),
  );
  const answer = list?.answer ?? null;
  const style = usePlaceUnder(answer ? cellId(gridId, focus.line, focus.column) : null, popup, scroller);
  if (!list || !answer) return null;
  const column = columnNamed(grid.setup, focus.column);
  const take = (place: number) => grid.send({ type: 'option', place });
  const body = column.today ? (
    <CalendarDays gridId={gridId} list={list} today={column.today()} onTake={take} />
  ) : (
    <div id={`${gridId}-list`} role="listbox" aria-label={say('grid.options')} className={classes.options}>
      {answer.options.map((option, place) => (
        <div
          key={option.id}
          id={`${gridId}-option-${place}`}
          role="option"
          aria-selected={place === list.highlighted}
          className={classes.option}
          onClick={() => take(place)}
        >
          <span className={classes.number}>{option.text}</span>
          {option.name === '' ? null : <span className={classes.name}>{option.name}</span>}
          {option.details.map((detail, at) => (
            <span key={column.lookup?.detailTitles[at] ?? detail} className={classes.detail}>
              {detail}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
  const foot = column.lookup ? footOf(answer, list.answered ?? '') : null;
  return createPortal(
    <div
      ref={popup}
      id={`${gridId}-popup`}
      data-grid-popup=""
      className={classes.popup}
      data-narrow={column.lookup ? undefined : ''}
      style={style ?? { visibility: 'hidden' }}
      onMouseDown={(event) => event.preventDefault()}
    >
      {column.lookup && answer.options.length > 0 && column.lookup.detailTitles.length > 0 ? (
        <div className={classes.titles} aria-hidden>
          {column.lookup.detailTitles.map((title) => (
            <span key={title} className={classes.detail}>
              {title}
            </span>
          ))}
        </div>
      ) : null}
      {body}
      {foot === null ? null : <div className={classes.foot}>{foot}</div>}
    </div>,
    document.body,
  );
}

function footOf(answer: LookupAnswer, text: string): string | null {
  if (answer.options.length === 0) {
    return answer.nearest
      ? say('grid.option-none-nearest', { text, nearest: answer.nearest.text })
      : say('grid.option-none', { text });
  }
  if (answer.total <= answer.options.length) return null;
  return say('grid.option-more', { shown: answer.options.length, total: answer.total });
}
