import { readInput } from '../../shared/kernel/input-reading.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import { Refused } from './command-handler.ts';
import type { Replica } from './replica.ts';
import { readMeta } from './replica-meta.ts';

export type QueryResult =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

/** Answers a question from what this replica holds and the person may see. Never writes. */
export function runQuery(
  replica: Replica,
  call: { readonly query: string; readonly person: string; readonly now: number; readonly input: unknown },
): QueryResult {
  const bound = replica.queries.get(call.query);
  if (!bound) return { ok: false, refusal: refusal('query.unknown', { query: call.query }) };
  const input = readInput(bound.declaration.input, call.input);
  if (!input.ok) return input;
  const { people } = replica.core;
  const permissions = people.permissionsOf(replica.db, call.person);
  if (!permissions) return { ok: false, refusal: refusal('people.not-active', { person: call.person }) };
  const needed = bound.declaration.permission;
  if (needed !== null && !permissions.has(needed)) {
    return {
      ok: false,
      refusal: refusal('people.no-permission', { permission: needed, command: call.query }),
    };
  }
  const held = readMeta(replica.db).labels;
  const own = people.labelsOf(replica.db, call.person);
  try {
    const output = bound.handler(
      {
        db: replica.db,
        person: call.person,
        labels: held === null ? own : new Set([...own].filter((label) => held.has(label))),
        now: call.now,
        refuse: (code, params) => {
          throw new Refused(refusal(code, params));
        },
      },
      input.value as never,
    );
    return { ok: true, output };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
