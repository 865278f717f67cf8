import { say } from '../../platform/strings.ts';
import { ActionButton } from '../ActionButton.tsx';
import { EmptyPlace } from '../NoticeLine.tsx';
import type { ListAddress } from './list-address.ts';

export interface NothingMatchesProps {
  readonly address: ListAddress;
  /** Key of the sentence, with `{filter}` for what narrows the list: “No items match {filter}.” */
  readonly sentence: string;
  /** The filters that are set, in words; what is searched for comes before them. */
  readonly filters?: readonly (string | undefined)[];
  /** How many rows the view has without them; undefined while it is counted. */
  readonly count: number | undefined;
}

/** A list that is empty because of what narrows it: what that is, and out of it with one button. */
export function NothingMatches({ address, sentence, filters = [], count }: NothingMatchesProps) {
  const text = address.text.trim();
  const words = [text === '' ? undefined : say('list.quoted', { text }), ...filters];
  const filter = words.filter((word) => word !== undefined).join(', ');
  const title = count === undefined ? say('list.clear-filter') : say('list.clear-filter-count', { count });
  return (
    <EmptyPlace sentence={say(sentence, { filter })}>
      <ActionButton action={{ id: 'list.clear-filter', title, run: address.widen }} />
    </EmptyPlace>
  );
}
