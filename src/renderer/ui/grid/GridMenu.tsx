import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { May } from '../../../shared/kernel/may.ts';
import { keyLabels } from '../../platform/key-matching.ts';
import { say, sentenceOf } from '../../platform/strings.ts';
import { cellId } from './cell-look.ts';
import type { GridDeed } from './grid-keys.ts';
import { columnNamed } from './grid-state.ts';
import type { GridStore } from './grid-store.ts';
import { targetLines } from './line-operations.ts';
import classes from './look-up-list.module.css';

/** Something a page offers for lines: split, set ship-from, copy to a new order. */
export interface LineAction {
  readonly id: string;
  readonly title: string;
  /** The letter that runs it while the menu is open. */
  readonly letter: string;
  readonly may?: (lines: ReadonlySet<string>) => May;
  readonly run: (lines: ReadonlySet<string>) => void;
}

export type MenuPlace =
  | { readonly at: 'cell' }
  | { readonly at: 'pointer'; readonly x: number; readonly y: number };

interface MenuItem {
  readonly id: string;
  readonly title: string;
  readonly letter: string;
  readonly chord?: string;
  readonly why?: string;
  readonly run: () => void;
}

export interface GridMenuProps {
  readonly grid: GridStore;
  readonly gridId: string;
  readonly place: MenuPlace;
  readonly actions: readonly LineAction[];
  readonly onClose: () => void;
}

/** What can be done with the focused or selected lines, each with its letter. */
export function GridMenu({ grid, gridId, place, actions, onClose }: GridMenuProps) {
  const popup = useRef<HTMLDivElement>(null);
  const [setting, setSetting] = useState<string | null>(null);
  const [style, setStyle] = useState<CSSProperties>({ opacity: 0 });
  const items = itemsOf(grid, actions, setSetting);

  useLayoutEffect(() => {
    const { current } = popup;
    if (!current) return;
    setStyle(menuStyle(place, current, grid, gridId));
    current.querySelector<HTMLElement>(setting === null ? '[role="menuitem"]' : 'input')?.focus();
  }, [place, grid, gridId, setting]);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !popup.current?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [onClose]);

  function choose(item: MenuItem): void {
    if (item.why !== undefined) return;
    item.run();
    if (!item.id.startsWith('set:')) onClose();
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
      return;
    }
    if (setting !== null) return;
    const entries = [...(popup.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = entries.findIndex((entry) => entry.matches(':focus'));
    const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    const lettered = items.find(({ letter }) => letter.toLowerCase() === event.key.toLowerCase());
    if (step !== undefined) entries.at(step % entries.length)?.focus();
    else if (lettered && !event.ctrlKey && !event.metaKey && !event.altKey) choose(lettered);
    else return;
    event.preventDefault();
  }

  return createPortal(
    <div
      ref={popup}
      id={`${gridId}-popup`}
      data-grid-popup=""
      className={classes.menu}
      style={style}
      role={setting === null ? 'menu' : undefined}
      aria-label={say('grid.menu')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {setting === null ? (
        items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={classes.item}
            aria-disabled={item.why !== undefined}
            aria-description={item.why}
            aria-keyshortcuts={item.letter}
            onClick={() => choose(item)}
          >
            <span className={classes.title}>{item.title}</span>
            {item.chord === undefined ? null : (
              <kbd className={classes.key}>{keyLabels(item.chord).join(' ')}</kbd>
            )}
            <kbd className={classes.letter}>{item.letter}</kbd>
          </button>
        ))
      ) : (
        <form
          className={classes.setting}
          onSubmit={(event) => {
            event.preventDefault();
            const text = String(new FormData(event.currentTarget).get('value') ?? '');
            grid.send({ type: 'set-column', column: setting, text });
            onClose();
          }}
        >
          <label>
            {say('grid.set-label', { column: columnNamed(grid.setup, setting).title })}
            <input name="value" autoComplete="off" />
          </label>
        </form>
      )}
    </div>,
    document.body,
  );
}

/** The cell's own ways out first, then the grid's operations, the values that can be set, and the page's. */
function itemsOf(
  grid: GridStore,
  actions: readonly LineAction[],
  onSet: (column: string) => void,
): readonly MenuItem[] {
  const state = grid.store.getState();
  const { line, column } = state.focus;
  const targets = targetLines(state, grid.setup);
  const ways = state.lines.find(({ key }) => key === line)?.bad[column]?.ways ?? [];
  const settable = grid.setup.columns.filter(({ kind }) => kind === 'date' || kind === 'percent');
  return [
    ...ways.map(({ text }, place) => ({
      id: `use:${text}`,
      title: say('grid.use', { text }),
      letter: String(place + 1),
      run: () => void grid.send({ type: 'use', place: { line, column }, text }),
    })),
    deed(grid, 'remove', 'R', 'remove-lines', 'Mod+Backspace'),
    deed(grid, 'copy', 'C', 'copy-lines', 'Mod+Shift+D'),
    deed(grid, 'fill', 'F', 'fill-down', 'Mod+D'),
    deed(grid, 'above', 'A', 'line-above', 'Mod+Shift+L'),
    {
      id: 'up',
      title: say('grid.menu-up'),
      letter: 'U',
      run: () => void grid.send({ type: 'move-lines', way: -1 }),
    },
    {
      id: 'down',
      title: say('grid.menu-down'),
      letter: 'D',
      run: () => void grid.send({ type: 'move-lines', way: 1 }),
    },
    ...settable.map(({ id, title }, place) => ({
      id: `set:${id}`,
      title: say('grid.menu-set', { column: title }),
      letter: 'STVWXYZ'[place] ?? '',
      run: () => onSet(id),
    })),
    ...actions.map(({ id, title, letter, may, run }) => {
      const allowed = may?.(targets) ?? true;
      const item = { id, title, letter, run: () => run(targets) };
      return allowed === true ? item : { ...item, why: sentenceOf(allowed) };
    }),
  ];
}

function deed(grid: GridStore, name: string, letter: string, does: GridDeed, chord: string): MenuItem {
  return {
    id: name,
    title: say(`grid.menu-${name}`),
    letter,
    chord,
    run: () => void grid.send({ type: 'deed', does }),
  };
}

function menuStyle(place: MenuPlace, popup: HTMLElement, grid: GridStore, gridId: string): CSSProperties {
  const { focus } = grid.store.getState();
  const cell = document.getElementById(cellId(gridId, focus.line, focus.column))?.getBoundingClientRect();
  const [x, y] = place.at === 'pointer' ? [place.x, place.y] : [cell?.left ?? 0, (cell?.bottom ?? 0) + 2];
  return {
    left: Math.max(8, Math.min(x, window.innerWidth - popup.offsetWidth - 8)),
    top: Math.max(8, Math.min(y, window.innerHeight - popup.offsetHeight - 8)),
  };
}
