import type { AttentionCell, AttentionView } from '../../shared/sync/workstation-views.ts';
import { showTime } from '../platform/date-format.ts';
import { usePeopleNames } from '../platform/people-names.ts';
import { useSession } from '../platform/session.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { columnValue, columnWord } from './column-words.ts';

/** Two people’s changes of one value, as far as they can be told here. */
export interface ConflictWords {
  /** “You and Mike Osei both changed “Website”.” */
  readonly sentence: string;
  /** “Yours”, “Dana’s”. */
  readonly mine: string;
  /** “Mike’s”, or *What stands*. */
  readonly theirs: string;
  /** When mine was made and theirs. */
  readonly mineAt: string;
  readonly theirsAt: string | null;
  /** What stood before, what I wanted, what stands: null where the value says nothing to a person. */
  readonly values: readonly [before: string | null, mine: string | null, stands: string | null];
  readonly keepMine: string;
  readonly keepTheirs: string;
}

/** Says conflicts by the names of people; the reader is *you*. */
export function useConflictWords(): (item: AttentionView) => ConflictWords | null {
  const names = usePeopleNames(({ names: all }) => all);
  const me = useSession()?.id;
  return (item) => {
    const { conflict } = item;
    if (!conflict) return null;
    const { by, column } = conflict;
    const isMine = item.person === me;
    const own = names.get(item.person);
    const other = by === null || by.person === item.person ? undefined : names.get(by.person);
    const theirs = other === undefined ? say('attention.what-stands') : whose(other);
    const word = columnWord(column);
    const people = {
      who: isMine || own === undefined ? say('attention.you') : own,
      other: other ?? say('attention.somebody'),
    };
    const cell = item.cells.find((each) => isOf(each, conflict));
    const value = (name: 'before' | 'mine' | 'stands') => (cell ? columnValue(column, cell[name]) : null);
    return {
      sentence:
        word === null
          ? say('attention.both-changed', people)
          : say('attention.both-changed-field', { ...people, field: word }),
      mine: isMine || own === undefined ? say('attention.yours') : whose(own),
      theirs,
      mineAt: showTime(item.now),
      theirsAt: by ? showTime(by.now) : null,
      values: [value('before'), value('mine'), value('stands')],
      keepMine:
        isMine || own === undefined
          ? say('attention.keep-mine')
          : say('attention.keep', { theirs: whose(own) }),
      keepTheirs: other === undefined ? say('attention.keep-standing') : say('attention.keep', { theirs }),
    };
  };
}

/** Why it waits, in one line: of a conflict both values and both times. */
export function reasonText(item: AttentionView, conflict: ConflictWords | null): string {
  if (!conflict) return item.reason ? sentenceOf(item.reason) : say('attention.otherwise');
  const [, mine, stands] = conflict.values;
  const at = (whose: string, value: string | null, time: string | null) =>
    [`${whose}${value === null ? '' : ` ${value}`}`, time].filter(Boolean).join(', ');
  const both = [at(conflict.mine, mine, conflict.mineAt), at(conflict.theirs, stands, conflict.theirsAt)];
  return `${conflict.sentence} ${both.join('; ')}.`;
}

function isOf(cell: AttentionCell, { record, column }: { readonly record: string; readonly column: string }) {
  return cell.record === record && cell.column === column;
}

function whose(name: string): string {
  return say('attention.whose', { name: name.split(' ')[0] ?? name });
}
