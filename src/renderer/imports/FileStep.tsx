import { NativeSelect, Progress, Textarea } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type DragEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { ImportKind } from '../../shared/sync/import-inspection.ts';
import type { LocalAnswer } from '../../shared/sync/local-contract.ts';
import { isTyping } from '../platform/key-matching.ts';
import { say } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import classes from './FileStep.module.css';
import { uploadFile } from './file-upload.ts';
import { ImportWizard, stepPath } from './ImportWizard.tsx';
import { importKinds, newDraft } from './import-draft.ts';
import { startDraft } from './import-draft-keeping.ts';

/** Step 1: what it is and where it comes from. A file is chosen or dropped, rows are pasted. */
export function FileStep() {
  const navigate = useNavigate();
  const { kind = '', opened } = useSearch({ strict: false }) as {
    readonly kind?: ImportKind;
    /** The token of a file that was opened with Daybook. */
    readonly opened?: string;
  };
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [over, setOver] = useState(false);
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const take = useCallback(
    async (...[name, arriving]: Parameters<Take>) => {
      setRefusal(null);
      setShare(0);
      const answer = await arriving;
      setShare(null);
      if (!answer.ok) return setRefusal(answer.refusal);
      await startDraft(newDraft(answer.value, name, kind === '' ? null : kind));
      await navigate({ to: stepPath(answer.value, 'read') });
    },
    [navigate, kind],
  );
  const takeFile = (file: File | undefined) => {
    if (file)
      void take(
        file.name,
        uploadFile(file, (bytes) => setShare((bytes / file.size) * 100)),
      );
  };
  const takeText = useCallback((text: string) => void take(say('imports.pasted-rows'), pasted(text)), [take]);
  useOpened(opened, take);
  usePaste(takeText);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    takeFile(event.dataTransfer.files[0]);
  };
  return (
    <ImportWizard
      title={say('imports.title')}
      step="file"
      primary={
        typed.trim() === ''
          ? {
              id: 'imports.choose-file',
              title: say('imports.choose-file'),
              run: () => input.current?.click(),
            }
          : { id: 'imports.read-rows', title: say('imports.read-rows'), run: () => takeText(typed) }
      }
    >
      <div className={classes.parts}>
        <NativeSelect
          label={say('imports.what-it-holds')}
          className={classes.kind}
          value={kind}
          data={[
            { value: '', label: say('imports.find-out') },
            ...importKinds.map((value) => ({ value, label: say(`imports.kind-${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ to: '.', replace: true, search: (value === '' ? {} : { kind: value }) as never })
          }
        />
        <section
          aria-label={say('imports.file')}
          className={classes.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <p>{say('imports.drop-here')}</p>
          <p className={classes.help}>{say('imports.formats')}</p>
          <input
            ref={input}
            type="file"
            aria-label={say('imports.file')}
            accept=".csv,.tsv,.txt,.xlsx,.xlsm,.gz"
            onChange={({ currentTarget }) => takeFile(currentTarget.files?.[0])}
          />
        </section>
        <Textarea
          label={say('imports.paste-here')}
          description={say('imports.paste-help')}
          rows={3}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onPaste={(event) => {
            event.preventDefault();
            takeText(event.clipboardData.getData('text/plain'));
          }}
        />
        {share === null ? null : <Progress value={share} aria-label={say('imports.bringing')} />}
        <RefusalLine refusal={refusal} />
      </div>
    </ImportWizard>
  );
}

async function pasted(text: string): Promise<LocalAnswer<string>> {
  const answer = await runLocal('local.import-paste', { text });
  return answer.ok ? { ok: true, value: answer.value.upload } : answer;
}

type Take = (name: string, arriving: Promise<LocalAnswer<string>>) => Promise<void>;

/** A file that was opened with Daybook is taken at once, and once. */
function useOpened(opened: string | undefined, take: Take): void {
  const taken = useRef<string>(undefined);
  useEffect(() => {
    if (opened === undefined || taken.current === opened) return;
    taken.current = opened;
    void runLocal('local.opened-import', { opened }).then((answer) =>
      take(
        answer.ok ? answer.value.name : '',
        Promise.resolve(answer.ok ? { ok: true, value: answer.value.upload } : answer),
      ),
    );
  }, [opened, take]);
}

/** Rows pasted anywhere on the page count; a field keeps its own paste. */
function usePaste(take: (text: string) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() === '' || isTyping(event.target)) return;
      event.preventDefault();
      take(text);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [take]);
}
