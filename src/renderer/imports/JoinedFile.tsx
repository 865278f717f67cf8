import { NativeSelect } from '@mantine/core';
import { useRef } from 'react';
import { columnPosition } from '../../shared/company/import-draft.ts';
import { changeJoin, headerAt, leaveJoined, replaceJoined } from '../../shared/company/import-joins.ts';
import type { ColumnProfile, MappingFile } from '../../shared/sync/import-inspection.ts';
import { announce } from '../platform/announcements.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { FilesInput } from '../ui/FilesInput.tsx';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import { ColumnsTable, type ColumnsTableProps } from './ColumnsTable.tsx';
import { columnTitle } from './field-titles.ts';
import type { Joined, ReadChoices } from './import-draft.ts';
import classes from './JoinedFile.module.css';
import { bringJoined, choicesOf, readJoined } from './joined-files.ts';
import { useLatest } from './latest-value.ts';
import type { StepParts } from './PreparedStep.tsx';
import { ReadFields } from './ReadFields.tsx';

export interface JoinedFileProps extends Omit<ColumnsTableProps, 'label' | 'table'> {
  readonly parts: StepParts;
  readonly joined: Joined;
}

/** A file joined to the main one: how their rows find each other, and which of its columns is what. */
export function JoinedFile({ parts, joined, ...rest }: JoinedFileProps) {
  const { draft, file: main, refusals } = parts;
  const { name, lookup, file } = joined;
  const { mapping, change } = rest;
  const input = useRef<HTMLInputElement>(null);
  const now = useLatest(mapping);
  const bring = async ([chosen]: readonly File[]) => {
    if (!chosen) return;
    const brought = await bringJoined(draft.upload, chosen);
    if (brought.ok) change(replaceJoined(now.current, name, brought.value));
    else announce(sentenceOf(brought.refusal), 'assertive');
  };
  // Another sheet has its headings elsewhere: they are looked for again.
  const reread = async (choices: ReadChoices) => {
    const { headerRow: _headerRow, ...before } = choicesOf(lookup.source);
    const looked = await readJoined(draft.upload, lookup.file, { ...before, ...choices });
    if (looked.ok) change(replaceJoined(now.current, name, looked.value));
    else announce(sentenceOf(looked.refusal), 'assertive');
  };
  const choose: PageAction = {
    id: `imports.choose-joined:${name}`,
    title: say(file ? 'imports.choose-other' : 'imports.choose-joined', { file: lookup.file }),
    run: () => input.current?.click(),
  };
  const leave: PageAction = {
    id: `imports.leave-joined:${name}`,
    title: say('imports.leave-joined'),
    run: () => change(leaveJoined(mapping, name)),
  };
  const title = say('imports.joined', { file: lookup.file });
  const refused = refusals.get(name) ?? null;
  return (
    <section className={classes.joined} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <ActionButton look="quiet" action={choose} />
        <ActionButton look="quiet" action={leave} />
        <FilesInput ref={input} one label={choose.title} onFiles={(files) => void bring(files)} />
      </header>
      <RefusalLine refusal={refused} />
      {file === null && refused === null ? (
        <p className={classes.needed}>{say('imports.joined-needed', { file: lookup.file })}</p>
      ) : null}
      {file ? (
        <>
          <details className={classes.reading}>
            <summary>{say('imports.step-read')}</summary>
            <div className={classes.choices} data-top>
              <ReadFields file={file} choose={(choices) => void reread(choices)} />
            </div>
          </details>
          <JoinChoices parts={parts} name={name} columns={file.columns} main={main.columns} {...rest} />
          <ColumnsTable {...rest} label={title} table={{ from: name, columns: file.columns }} />
        </>
      ) : null}
    </section>
  );
}

/** Where the two files say the same, and what becomes of rows that find none. */
function JoinChoices({
  parts,
  name,
  columns,
  main,
  mapping,
  change,
}: {
  readonly parts: StepParts;
  readonly name: string;
  readonly columns: readonly ColumnProfile[];
  readonly main: readonly ColumnProfile[];
  readonly mapping: MappingFile;
  readonly change: (mapping: MappingFile) => void;
}) {
  const lookup = mapping.lookups?.[name];
  if (!lookup) return null;
  const { file, match } = lookup;
  const set = (way: Parameters<typeof changeJoin>[2]) => change(changeJoin(mapping, name, way));
  return (
    <div className={classes.choices}>
      <NativeSelect
        label={say('imports.join-column', { file: parts.draft.file })}
        value={placeOf(main, match.column)}
        data={columnChoices(main, match.column)}
        onChange={({ currentTarget: { value } }) =>
          set({ match: { ...match, column: headerAt(main, Number(value)) } })
        }
      />
      <NativeSelect
        label={say('imports.join-equals', { file })}
        value={placeOf(columns, match.to)}
        data={columnChoices(columns, match.to)}
        onChange={({ currentTarget: { value } }) =>
          set({ match: { ...match, to: headerAt(columns, Number(value)) } })
        }
      />
      <NativeSelect
        label={say('imports.join-missing')}
        value={lookup.missing ?? 'refuse'}
        data={[
          { value: 'refuse', label: say('imports.join-missing-refuse') },
          { value: 'empty', label: say('imports.join-missing-empty') },
        ]}
        onChange={({ currentTarget: { value } }) => set({ missing: value === 'empty' ? 'empty' : 'refuse' })}
      />
      <NativeSelect
        label={say('imports.join-unused')}
        value={lookup.unused ?? 'ignore'}
        data={[
          { value: 'ignore', label: say('imports.join-unused-ignore') },
          { value: 'refuse', label: say('imports.join-unused-refuse') },
        ]}
        onChange={({ currentTarget: { value } }) => set({ unused: value === 'refuse' ? 'refuse' : 'ignore' })}
      />
    </div>
  );
}

/** The columns of a file, before them the one that was named where the file lacks it. */
function columnChoices(columns: readonly ColumnProfile[], named: string | number) {
  const choices = columns.map((column, at) => ({ value: String(at), label: columnTitle(column, at + 1) }));
  const lacks = placeOf(columns, named) === '';
  return lacks ? [{ value: '', label: say('imports.join-lacks', { column: named }) }, ...choices] : choices;
}

/** Where a column that a mapping names stands, from 0; '' where the file lacks it. */
function placeOf(columns: readonly ColumnProfile[], named: string | number): string {
  const position = columnPosition(named, columns);
  return position === null ? '' : String(position - 1);
}
