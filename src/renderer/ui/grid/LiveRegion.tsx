import { useEffect, useRef, useState } from 'react';
import { say } from '../../platform/strings.ts';
import { spoken } from './grid-speech.ts';
import type { GridStore } from './grid-store.ts';

/** At most one sentence in this time, in ms; the newest wins. */
const PACE = 500;

/** What screen readers are told besides the focused cell: counts of matches, pastes, undo. */
export function LiveRegion({ grid }: { readonly grid: GridStore }) {
  const [text, setText] = useState('');
  const next = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  useEffect(() => {
    const tell = (sentence: string) => {
      if (next.current) {
        next.current.text = sentence;
        return;
      }
      setText(sentence);
      const waiting = {
        text: '',
        timer: setTimeout(() => {
          next.current = null;
          if (waiting.text !== '') tell(waiting.text);
        }, PACE),
      };
      next.current = waiting;
    };
    const silence = grid.listen((said) => tell(typeof said === 'string' ? said : spoken(said)));
    const forget = grid.store.subscribe((state, before) => {
      const last = state.lines.at(-1);
      if (state.focus.line !== before.focus.line && state.focus.line === last?.key) {
        tell(say('grid.row-empty', { line: last.number }));
      }
      const answer = state.editor?.list?.answer;
      if (!answer || answer === before.editor?.list?.answer || !state.editor?.list) return;
      const { total } = answer;
      tell(
        total === 0
          ? say('grid.option-none', { text: state.editor.text })
          : say('grid.option-count', { count: total }),
      );
    });
    return () => {
      silence();
      forget();
      if (next.current) clearTimeout(next.current.timer);
      next.current = null;
    };
  }, [grid]);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {text}
    </div>
  );
}
