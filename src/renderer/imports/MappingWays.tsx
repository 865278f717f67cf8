import { useRef } from 'react';
import { joinFile } from '../../shared/company/import-joins.ts';
import { announce } from '../platform/announcements.ts';
import { saveAs } from '../platform/file-parts.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { askLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { FilesInput } from '../ui/FilesInput.tsx';
import classes from './ColumnsStep.module.css';
import { keepDraft } from './import-draft-keeping.ts';
import { bringJoined, choicesOf, readJoined } from './joined-files.ts';
import { useLatest } from './latest-value.ts';
import type { StepParts } from './PreparedStep.tsx';

/** A second file beside the first; and the mapping itself as a file, which the command line takes too. */
export function MappingWays({ parts }: { readonly parts: StepParts }) {
  const { draft, file, mapping } = parts;
  const { upload } = draft;
  const now = useLatest(mapping);
  const joins = useRef<HTMLInputElement>(null);
  const opens = useRef<HTMLInputElement>(null);
  const join = async ([chosen]: readonly File[]) => {
    if (!chosen) return;
    // The same workbook once more is its other sheet.
    const other = file.file === chosen.name ? otherSheet(file) : undefined;
    const brought =
      other === undefined
        ? await bringJoined(upload, chosen)
        : await readJoined(upload, file.file, { sheet: other });
    if (!brought.ok) return announce(sentenceOf(brought.refusal), 'assertive');
    await keepDraft(upload, { mapping: joinFile(now.current, file.columns, brought.value), check: null });
    announce(say('imports.has-joined', { file: brought.value.file }));
  };
  const open = async ([chosen]: readonly File[]) => {
    if (!chosen) return;
    const answer = await askLocal('local.import-mapping', { text: await chosen.text() });
    if (!answer.ok) return announce(sentenceOf(answer.refusal), 'assertive');
    const opened = answer.value;
    await keepDraft(upload, {
      kind: opened.kind,
      choices: { ...draft.choices, ...choicesOf(opened.source) },
      opened,
      mapping: null,
      answers: {},
      check: null,
    });
    announce(say('imports.has-opened', { file: chosen.name }));
  };
  const actions: readonly PageAction[] = [
    { id: 'imports.join', title: say('imports.join'), run: () => joins.current?.click() },
    { id: 'imports.open-mapping', title: say('imports.open-mapping'), run: () => opens.current?.click() },
    {
      id: 'imports.save-mapping',
      title: say('imports.save-mapping'),
      run: () => saveMapping(mapping, say('imports.mapping-file', { file: draft.file })),
    },
  ];
  usePageActions(actions);
  return (
    <section className={classes.ways} aria-label={say('imports.mapping-ways')}>
      {actions.map((action) => (
        <ActionButton key={action.id} action={action} />
      ))}
      <p>{say('imports.join-help')}</p>
      <FilesInput ref={joins} one label={say('imports.join')} onFiles={(files) => void join(files)} />
      <FilesInput
        ref={opens}
        one
        accept=".json,application/json"
        label={say('imports.open-mapping')}
        onFiles={(files) => void open(files)}
      />
    </section>
  );
}

function otherSheet({ sheets, sheet }: StepParts['file']): string | undefined {
  return sheets.find(({ name, isHidden }) => !isHidden && name !== sheet)?.name;
}

function saveMapping(mapping: object, name: string): void {
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(mapping, null, 2)}\n`], { type: 'application/json' }),
  );
  saveAs(url, name);
  URL.revokeObjectURL(url);
}
