import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { bindingOf } from '../../../shared/kernel/key-table.ts';
import { runAction } from '../../platform/key-listener.ts';
import { mayDo, offeredActions } from '../../platform/page-actions.ts';
import { useSession } from '../../platform/session.ts';
import { say, sentenceOf } from '../../platform/strings.ts';
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
    <Modal
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
    </Modal>
  );
}

function FindBox({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const records = useFoundRecords(text, onClose);
  const commands = useMemo(() => commandsFor(text, onClose), [text, onClose]);
  const choices = [...records, ...commands];
  const current = Math.min(at, choices.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(current + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(current - 1, 0));
    else if (event.key === 'Enter') choices[current]?.take();
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
          setAt(0);
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
              onPointerMove={() => setAt(index)}
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
        {choices.length === 0 ? <p className={classes.none}>{say('frame.nothing-found', { text })}</p> : null}
      </div>
    </div>
  );
}

/** Records whose answer counts only for the text that asked. */
function useFoundRecords(text: string, onClose: () => void): readonly Choice[] {
  const { finders } = usePageRegistry();
  const session = useSession();
  const navigate = useNavigate();
  const [found, setFound] = useState<readonly Choice[]>([]);
  useEffect(() => {
    let stands = true;
    const wanted = text.trim();
    const mine =
      wanted === '' ? [] : finders.filter(({ permission }) => session?.permissions.has(permission));
    const open = (path: string) => {
      onClose();
      void navigate({ to: path });
    };
    void Promise.all(mine.map((finder) => choicesOf(finder, wanted, open))).then((lists) => {
      if (stands) setFound(lists.flat());
    });
    return () => {
      stands = false;
    };
  }, [text, finders, session, navigate, onClose]);
  return found;
}

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
