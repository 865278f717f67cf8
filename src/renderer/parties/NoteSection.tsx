import { Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { noteParty } from '../../shared/parties/party-note.ts';
import { useCommand } from '../platform/command-runs.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import type { Party } from './party-words.ts';

/** The note is edited where it stands; older ones are on the timeline. */
export function NoteSection({ party }: { readonly party: Party }) {
  const stands = party.note ?? '';
  const [text, setText] = useState(stands);
  const { run, refusal } = useCommand(noteParty);
  useEffect(() => setText(stands), [stands]);
  const isChanged = text.trim() !== stands;
  const save: PageAction = {
    id: 'party.note',
    title: say('parties.save-note'),
    run: () => void run({ party: party.id, note: text }, say('parties.noted', { name: party.name })),
  };
  const toNote: PageAction = {
    id: 'party.note-focus',
    title: say('parties.write-note'),
    key: 'comment',
    run: () => document.getElementById(`note-${party.id}`)?.focus(),
  };
  usePageActions(isChanged ? [save, toNote] : [toNote]);
  return (
    <RecordSection
      title={say('parties.note')}
      actions={isChanged ? <ActionButton action={save} look="quiet" /> : null}
    >
      <Textarea
        id={`note-${party.id}`}
        aria-label={say('parties.note')}
        placeholder={say('parties.note-hint')}
        autosize
        minRows={2}
        maxRows={12}
        maw={720}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !isChanged) return;
          event.preventDefault();
          save.run();
        }}
      />
      <RefusalLine refusal={refusal} />
    </RecordSection>
  );
}
