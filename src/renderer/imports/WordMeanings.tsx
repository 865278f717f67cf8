import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { assignedFields, type FileColumns } from '../../shared/company/import-draft.ts';
import {
  endMeanings,
  giveMeaning,
  hasMeanings,
  type OtherWords,
  otherWords,
  treatOthers,
  unmatched,
  type WordMeaning,
  wordMeanings,
} from '../../shared/company/import-meanings.ts';
import { proposedMeaning } from '../../shared/company/word-proposals.ts';
import type { ColumnProfile, MappingFile } from '../../shared/sync/import-inspection.ts';
import { showCount } from '../platform/number-format.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { columnTitle, fieldTitle } from './field-titles.ts';
import { meaningRefusal } from './meaning-check.ts';
import classes from './WordMeanings.module.css';

const OTHERS: readonly OtherWords[] = ['keep', 'empty', 'refuse'];

export interface WordMeaningsProps {
  readonly table: FileColumns;
  readonly mapping: MappingFile;
  readonly change: (mapping: MappingFile) => void;
  /** The field whose words were just asked for: its first word has the focus. */
  readonly begun: string | null;
}

/** What the words of columns mean, for each column that has a table of them. */
export function WordMeanings({ table, mapping, change, begun }: WordMeaningsProps) {
  return [...assignedFields(mapping, table)].flatMap(([at, fields]) =>
    fields.flatMap((field) => {
      const column = table.columns[at - 1];
      if (!column || !hasMeanings(mapping.fields[field])) return [];
      const title = columnTitle(column, at);
      return [
        <FieldMeanings
          key={field}
          {...{ field, column, title, mapping, change }}
          isBegun={field === begun}
        />,
      ];
    }),
  );
}

function FieldMeanings({
  field,
  column,
  title,
  mapping,
  change,
  isBegun,
}: Omit<WordMeaningsProps, 'table' | 'begun'> & {
  readonly field: string;
  readonly column: ColumnProfile;
  readonly title: string;
  readonly isBegun: boolean;
}) {
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isBegun) return;
    first.current?.focus();
    // What is typed takes the place of a proposal.
    first.current?.select();
  }, [isBegun]);
  const rule = mapping.fields[field] ?? {};
  const words = wordMeanings(rule, column);
  const open = unmatched(words);
  const proposed = words.filter((each) => proposalIn(field, each) !== null).length;
  const otherwise = otherWords(rule);
  /** A word without a meaning is judged as it stands, where it stays so. */
  const whyNot = ({ word, meaning }: WordMeaning) =>
    meaning === null && otherwise !== 'keep' ? null : meaningRefusal(field, meaning ?? word);
  const start = words.find((each) => each.meaning === null && whyNot(each) !== null) ?? words[0];
  const give = (word: string, meaning: string | null) => change(giveMeaning(mapping, field, word, meaning));
  const becomes = fieldTitle(mapping.kind, field);
  const heading =
    becomes.toLowerCase() === title.toLowerCase()
      ? say('imports.meanings', { column: title })
      : say('imports.meanings-as', { column: title, field: becomes });
  return (
    <section className={classes.meanings} aria-label={heading}>
      <header>
        <h2>{heading}</h2>
        <ActionButton
          look="quiet"
          action={{
            id: `imports.end-meanings:${field}`,
            title: say('imports.end-meanings'),
            run: () => change(endMeanings(mapping, field)),
          }}
        />
      </header>
      <p className={classes.open} role="status">
        {open.words === 0
          ? say('imports.words-all')
          : say('imports.words-open', {
              count: open.words,
              words: showCount(open.words),
              rows: showCount(open.rows),
            })}
        {proposed === 0
          ? null
          : ` ${say('imports.words-proposed', { count: proposed, words: showCount(proposed) })}`}
        {column.distinct > column.words.length
          ? ` ${say('imports.words-more', { shown: showCount(column.words.length), of: showCount(column.distinct) })}`
          : null}
      </p>
      <NativeSelect
        className={classes.others}
        label={say('imports.other-words')}
        value={otherwise}
        data={OTHERS.map((value) => ({ value, label: say(`imports.other-words-${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          change(treatOthers(mapping, field, OTHERS.find((each) => each === value) ?? 'refuse'))
        }
      />
      <PlainTable
        label={heading}
        rows={words}
        rowId={({ word }) => word}
        columns={[
          { id: 'word', title: say('imports.word'), render: ({ word }) => word },
          {
            id: 'count',
            title: say('imports.word-rows'),
            align: 'end',
            render: ({ count }) => showCount(count),
          },
          {
            id: 'meaning',
            title: say('imports.meaning'),
            render: (each) => {
              const { word, meaning } = each;
              const isWrong = meaning !== null && meaningRefusal(field, meaning) !== null;
              return (
                <TextInput
                  {...(word === start?.word ? { ref: first } : {})}
                  className={classes.meaning}
                  aria-label={say('imports.meaning-of', { word })}
                  placeholder={meaning === '' ? say('imports.nothing') : undefined}
                  value={meaning ?? ''}
                  error={isWrong}
                  aria-describedby={isWrong || proposalIn(field, each) ? `${id}${word}` : undefined}
                  onChange={({ currentTarget: { value } }) => give(word, value === '' ? null : value)}
                />
              );
            },
          },
          {
            id: 'nothing',
            title: say('imports.means-nothing'),
            render: ({ word, meaning }) => (
              <Checkbox
                aria-label={say('imports.word-means-nothing', { word })}
                checked={meaning === ''}
                onChange={({ currentTarget: { checked } }) => give(word, checked ? '' : null)}
              />
            ),
          },
          {
            id: 'why',
            title: '',
            render: (each) => {
              const refusal = whyNot(each);
              const { word } = each;
              const proposal = proposalIn(field, each);
              if (proposal !== null)
                return (
                  <span id={`${id}${word}`} className={classes.proposed}>
                    {proposal}
                  </span>
                );
              return (
                <span id={`${id}${word}`} className={classes.wrong}>
                  {refusal === null ? null : sentenceOf(refusal)}
                </span>
              );
            },
          },
        ]}
      />
    </section>
  );
}

/** That a meaning is our guess, and what it is a code of; null where somebody gave another. */
function proposalIn(field: string, { word, meaning }: WordMeaning): string | null {
  const proposal = proposedMeaning(field, word);
  return proposal !== null && proposal.code === meaning
    ? say('imports.proposed', { name: proposal.name })
    : null;
}
