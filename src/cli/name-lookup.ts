import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { peopleQueries } from '../shared/people/people-queries.ts';
import type { PersonSession, Workstation } from '../workstation/workstation.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The one person of that id or name. Refusals: `people.name-unknown`, `people.name-ambiguous`. */
export function personCalled(
  workstation: Workstation,
  word: string,
  as: PersonSession | undefined,
): Result<string> {
  const answer = workstation.query({ query: peopleQueries.listPeople.name, input: {} }, as);
  if (!answer.ok) return answer;
  const { people } = peopleQueries.listPeople.output.parse(answer.output);
  return onlyOne(people, word, 'people.name');
}

/** The one role of that id or name. Refusals: `people.role-unknown`, `people.role-ambiguous`. */
export function roleCalled(
  workstation: Workstation,
  word: string,
  as: PersonSession | undefined,
): Result<string> {
  const answer = workstation.query({ query: peopleQueries.listRoles.name, input: {} }, as);
  if (!answer.ok) return answer;
  return onlyOne(peopleQueries.listRoles.output.parse(answer.output).roles, word, 'people.role');
}

/** Several roles, parted by commas. */
export function rolesCalled(
  workstation: Workstation,
  words: string,
  as: PersonSession | undefined,
): Result<string[]> {
  const ids: string[] = [];
  for (const word of words.split(',').map((part) => part.trim())) {
    if (word === '') continue;
    const role = roleCalled(workstation, word, as);
    if (!role.ok) return role;
    ids.push(role.value);
  }
  return ok(ids);
}

/** An id counts before a name, an exact name before one in other case. */
export function onlyOne(all: readonly Named[], word: string, code: string): Result<string> {
  const lower = word.toLowerCase();
  for (const fits of [
    ({ id }: Named) => id === word,
    ({ name }: Named) => name === word,
    ({ name }: Named) => name.toLowerCase() === lower,
  ]) {
    const found = all.filter(fits);
    if (found.length > 1) return refused(`${code}-ambiguous`, { name: word });
    const [only] = found;
    if (only) return ok(only.id);
  }
  return refused(`${code}-unknown`, { name: word });
}
