import { useEffect } from 'react';
import { peopleQueries } from '../../shared/people/people-queries.ts';
import { useAnswer, useLocal } from '../platform/query-cache.ts';
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
  return null;
}
