import { useEffect, useRef } from 'react';
import { peopleQueries } from '../../shared/people/people-queries.ts';
import { usePeopleNames } from '../platform/people-names.ts';
import { forgetPeople, useAnswer, useLocal } from '../platform/query-cache.ts';
import { useSessionState } from '../platform/session.ts';

/** Tells the whole window who works here now and what they may. Draws nothing. */
export function SessionFollower() {
  const status = useLocal('local.status', {}).data;
  const person = status?.person?.person ?? null;
  const me = useAnswer(peopleQueries.whoAmI, {}, { enabled: person !== null }).data;
  useEffect(() => {
    if (!status) return;
    if (person === null) useSessionState.setState({ session: null });
    else if (me?.id === person) {
      const { id, name, permissions } = me;
      useSessionState.setState({ session: { id, name, permissions: new Set(permissions) } });
    }
  }, [status, person, me]);
  const mayList = me?.permissions.includes('people.view') ?? false;
  const people = useAnswer(peopleQueries.listPeople, {}, { enabled: mayList }).data?.people;
  const before = useRef(person);
  useEffect(() => {
    // Whichever window they changed in.
    if (person !== before.current) forgetPeople();
    before.current = person;
  }, [person]);
  useEffect(() => {
    if (people) usePeopleNames.setState({ names: new Map(people.map(({ id, name }) => [id, name])) });
  }, [people]);
  return null;
}
