import type { ItemState } from '../../shared/items/item-lifecycle.ts';
import { say } from '../platform/strings.ts';
import { StateWord, type Tone } from '../ui/StateWord.tsx';

const TONES: Readonly<Record<ItemState, Tone>> = {
  planned: 'muted',
  active: 'plain',
  ending: 'amber',
  ended: 'muted',
};

/** Where an item stands in its life, in a word. */
export function LifecycleWord({ state }: { readonly state: ItemState }) {
  return <StateWord tone={TONES[state]}>{say(`items.state-${state}`)}</StateWord>;
}
