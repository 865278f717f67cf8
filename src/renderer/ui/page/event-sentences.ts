import type { NamedEvent, TimelineEvent } from '../../../shared/sync/workstation-views.ts';
import { doneOf } from '../../platform/strings.ts';
import { usePageRegistry } from '../page-registry.ts';
import { toldEvent } from './event-telling.ts';

/** What an event was, the most telling first; null where nothing is known but the title of its command. */
export type EventSentence = (event: TimelineEvent) => string | readonly string[] | null;

/** What an event was: as its domain tells the whole of it, else what its changes were, else what its command is called. */
export function useEventSentences(sentence?: EventSentence): (event: NamedEvent) => readonly string[] {
  const rules = usePageRegistry().useTellingRules();
  return (event) => {
    const said = sentence?.(event) ?? toldEvent(event, rules) ?? doneOf(event);
    if (typeof said === 'string') return [said];
    return said.length === 0 ? [doneOf(event)] : said;
  };
}
