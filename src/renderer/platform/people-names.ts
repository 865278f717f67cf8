import { create } from 'zustand';
import { say } from './strings.ts';

/** Names by id, for sentences about who did what. Kept up to date by `SessionFollower`. */
export const usePeopleNames = create<{ readonly names: ReadonlyMap<string, string> }>(() => ({
  names: new Map(),
}));

/** What a person is called; the reader is *you*. */
export function useNameOf(): (person: string) => string {
  const names = usePeopleNames(({ names: all }) => all);
  return (person) => names.get(person) ?? (person === 'founder' ? say('people.founder') : person);
}
