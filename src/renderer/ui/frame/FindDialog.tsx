import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { bindingOf } from '../../../shared/kernel/key-table.ts';
import { runAction } from '../../platform/key-listener.ts';
import { mayDo, offeredActions } from '../../platform/page-actions.ts';
import { useSession } from '../../platform/session.ts';
import { say, sentenceOf } from '../../platform/strings.ts';
import { Dialog } from '../Dialog.tsx';
import { KeyCaps } from '../KeyCaps.tsx';
import { type Finder, usePageRegistry } from '../page-registry.ts';
import classes from './FindDialog.module.css';

interface Choice {
  readonly id: string;
  readonly heading: string;
  readonly title: string;
  readonly detail: string;
  readonly chord?: string;
  readonly disabled: boolean;
  readonly take: () => void;
}

/** Any record and any command by its name. What cannot be done is listed with its reason. */
export function FindDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      size={640}
      yOffset={60}
      padding={0}
      attributes={{ content: { 'aria-label': say('frame.find') } }}
      transitionProps={{ duration: 0 }}
    >
      {opened ? <FindBox onClose={onClose} /> : null}
    </Dialog>
  );
}

function FindBox({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  /** What somebody went to; null: the first there is. */
  const [chosen, setChosen] = useState<string | null>(null);
  const [isEntered, setEntered] = useState(false);
  const list = useId();
  const records = useFoundRecords(text, onClose);
  const commands = useMemo(() => commandsFor(text, onClose), [text, onClose]);
  const choices = [...records.choices, ...commands];
  const went = choices.findIndex(({ id }) => id === chosen);
  // Which is first is known when the records of this very text are: nothing moves under Enter until then.
  const current = went >= 0 ? went : records.isAnswered && choices.length > 0 ? 0 : -1;
  const takes = isEntered ? choices[current] : undefined;
  useEffect(() => {
    if (!takes) return;
    setEntered(false);
    takes.take();
  }, [takes]);
  const choose = (id: string | null) => {
    setChosen(id);
    setEntered(false);
  };
  const goTo = (index: number) =>
    choose(choices[Math.max(0, Math.min(index, choices.length - 1))]?.id ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') goTo(current + 1);
    else if (event.key === 'ArrowUp') goTo(current - 1);
    else if (event.key === 'Enter') setEntered(true);
    else return;
    event.preventDefault();
  };
  return (
    <div>
      <input
        className={classes.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={choices[current] ? `${list}-${current}` : undefined}
        aria-label={say('frame.find')}
        placeholder={say('frame.find-hint')}
        value={text}
        data-autofocus
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          choose(null);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={list} className={classes.list} aria-label={say('frame.find')}>
        {choices.map((choice, index) => (
          <div key={choice.id}>
            {choices[index - 1]?.heading === choice.heading ? null : (
              <div className={classes.heading} role="presentation">
                {choice.heading}
              </div>
            )}
            <div
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              aria-disabled={choice.disabled}
              className={classes.choice}
              onPointerMove={() => choose(choice.id)}
              onClick={choice.take}
              onKeyDown={onKeyDown}
            >
              <span className={`${classes.title} ${choice.disabled ? classes.cannot : ''}`}>
                {choice.title}
              </span>
              <span className={classes.detail}>{choice.detail}</span>
              {choice.chord ? <KeyCaps chord={choice.chord} /> : null}
            </div>
          </div>
        ))}
        {choices.length === 0 && records.isAnswered ? (
          <p className={classes.none}>{say('frame.nothing-found', { text })}</p>
        ) : null}
      </div>
    </div>
  );
}

interface FoundRecords {
  readonly choices: readonly Choice[];
  /** False while those of an earlier text still stand. */
  readonly isAnswered: boolean;
}

/** Records by the text; an answer counts only for the text that asked. */
function useFoundRecords(text: string, onClose: () => void): FoundRecords {
  const { finders } = usePageRegistry();
  const session = useSession();
  const navigate = useNavigate();
  const [found, setFound] = useState<{ readonly of: string; readonly choices: readonly Choice[] }>(NOTHING);
  const wanted = text.trim();
  useEffect(() => {
    let stands = true;
    const mine =
      wanted === '' ? [] : finders.filter(({ permission }) => session?.permissions.has(permission));
    const open = (path: string) => {
      onClose();
      void navigate({ to: path });
    };
    void Promise.allSettled(mine.map((finder) => choicesOf(finder, wanted, open))).then((lists) => {
      const choices = lists.flatMap((list) => (list.status === 'fulfilled' ? list.value : []));
      if (stands) setFound({ of: wanted, choices });
    });
    return () => {
      stands = false;
    };
  }, [wanted, finders, session, navigate, onClose]);
  return wanted === '' ? EMPTY : { choices: found.choices, isAnswered: found.of === wanted };
}

const NOTHING = { of: '', choices: [] } as const;
const EMPTY: FoundRecords = { choices: [], isAnswered: true };

async function choicesOf(finder: Finder, text: string, open: (path: string) => void): Promise<Choice[]> {
  const records = await finder.find(text);
  return records.map(({ id, title, detail, path }) => ({
    id: `${finder.title}:${id}`,
    heading: say(finder.title),
    title,
    detail,
    disabled: false,
    take: () => open(path),
  }));
}

function commandsFor(text: string, onClose: () => void): readonly Choice[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const seen = new Set<string>();
  return offeredActions()
    .filter(({ hidden, title, id }) => {
      if (hidden || seen.has(id)) return false;
      seen.add(id);
      return words.every((word) => title.toLowerCase().includes(word));
    })
    .map((action): Choice => {
      const may = mayDo(action);
      const chord = action.key ? bindingOf(action.key).keys[0] : undefined;
      return {
        id: action.id,
        heading: say('frame.commands'),
        title: action.title,
        detail: may === true ? '' : sentenceOf(may),
        ...(chord ? { chord } : {}),
        disabled: may !== true,
        take: () => {
          if (may === true) onClose();
          runAction(action);
        },
      };
    });
}
