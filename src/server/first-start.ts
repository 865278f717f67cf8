import { inTransaction } from '../core/platform/database.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import { hasAccounts, setCredentialsOf } from './accounts.ts';
import type { Founding } from './company-port.ts';
import { dropCodes, makeCode } from './one-time-codes.ts';
import { runnerOf, type ServerContext } from './server-context.ts';

/** What the person who starts a server for the first time has to be told, this once. */
export type FirstStart =
  | {
      readonly kind: 'founded';
      readonly companyName: string;
      readonly enrolmentCode: string;
      readonly signInName: string;
      readonly oneTimePassword: string;
    }
  | { readonly kind: 'empty'; readonly setupCode: string };

/** Where the company stands already, nothing of this is asked. */
const NO_FOUNDING: Founding = { companyName: '', currency: '', ownerName: '' };

/**
 * Founds the company if there is none and its name is given; without a name an empty server waits for one to move in.
 * Null where people can sign in already. A start that was cut off before it told anybody is made good by the next one.
 */
export async function firstStart(
  context: ServerContext,
  founding: Founding | null,
): Promise<FirstStart | Refusal | null> {
  const { credentials, clock, chance, company, database } = context;
  const { db } = database.replica();
  if (hasAccounts(credentials.db)) return null;
  if (company.companyName(db) === null && !founding) {
    const made = inTransaction(credentials.db, () => {
      dropCodes(credentials.db, 'owner-setup');
      return makeCode(credentials.db, 'owner-setup', { roles: [], createdBy: null }, clock.now(), chance);
    });
    return { kind: 'empty', setupCode: made.code };
  }
  const founded = company.found(runnerOf(context), founding ?? NO_FOUNDING, db);
  if (!founded.ok) return founded.refusal;
  const { personId, signInName } = founded.value;
  dropCodes(credentials.db, 'enrolment');
  const facts = { roles: company.firstWorkstationRoles(db), createdBy: personId };
  const { code } = makeCode(credentials.db, 'enrolment', facts, clock.now(), chance);
  const account = { personId, signInName, password: null };
  const made = await setCredentialsOf(credentials.db, account, clock.now(), chance);
  if ('code' in made) return made;
  return {
    kind: 'founded',
    companyName: company.companyName(db) ?? '',
    enrolmentCode: code,
    signInName,
    oneTimePassword: made.oneTimePassword ?? '',
  };
}
