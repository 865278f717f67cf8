import { companyQueries } from '../../shared/company/company-queries.ts';
import { peopleQueries } from '../../shared/people/people-queries.ts';
import { useAnswer, useLocal } from './query-cache.ts';

export interface Session {
  readonly id: string;
  readonly name: string;
  readonly may: (permission: string) => boolean;
}

/** Who works here now; null while nobody is signed in or it is not known yet. */
export function useSession(): Session | null {
  const status = useLocal('local.status', {});
  const person = status.data?.person ?? null;
  const me = useAnswer(peopleQueries.whoAmI, {}, { enabled: person !== null });
  if (person === null || !me.data) return null;
  const rights = new Set(me.data.permissions);
  return { id: me.data.id, name: me.data.name, may: (permission) => rights.has(permission) };
}

/** The currency most figures are in. */
export function useCompanyCurrency(): string {
  return useAnswer(companyQueries.showCompany, {}).data?.currency ?? 'XXX';
}
