import { z } from 'zod';
import { readInput } from '../shared/kernel/input-reading.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { adminReplies } from '../shared/sync/server-people-contract.ts';
import type { AdminRoute } from '../shared/sync/server-transport.ts';
import { backupCommands, backupQueries } from './backup-calls.ts';
import { deskCommands, deskQueries } from './desk-calls.ts';
import { fileCommands } from './file-calls.ts';
import { importCommands, importQueries } from './import-calls.ts';
import { type LocalCall, localCall } from './local-call.ts';
import { paperCalls } from './paper-calls.ts';
import { typingPaperCommands, typingPaperQueries } from './typing-paper-calls.ts';
import type { PersonSession, RunAnswer, Workstation } from './workstation.ts';

const ADMIN_ROUTES = Object.keys(adminReplies) as readonly AdminRoute[];
const nothing = z.strictObject({});
const text = z.string().max(2_000);
const secret = z.string().min(1).max(1_024);
const id = z.string().min(1).max(120);
const limit = z.int().min(1).max(10_000);

const localCommands: Readonly<Record<string, LocalCall>> = {
  'local.sign-in': localCall(
    z.strictObject({ name: id, password: secret, newPassword: secret.optional() }),
    ({ people }, { name, password, newPassword }) => people.signIn(name, password, newPassword),
  ),
  'local.sign-out': localCall(z.strictObject({ name: id.optional() }), async ({ people }, { name }) => {
    await people.signOut(name);
    return ok({});
  }),
  'local.lock': localCall(nothing, ({ people }) => {
    people.lock();
    return ok({});
  }),
  'local.set-password': localCall(
    z.strictObject({ person: id, name: id, password: secret }),
    ({ people }, signIn, as) => people.setPassword(signIn, as),
  ),
  'local.admin': localCall(
    z.strictObject({ route: z.enum(ADMIN_ROUTES), body: z.unknown() }),
    ({ people }, { route, body }, as) => people.admin(route, body, as),
  ),
  'local.switch-person': localCall(z.strictObject({ name: id }), ({ people }, { name }) =>
    people.switchTo(name),
  ),
  'local.set-offline': localCall(z.strictObject({ offline: z.boolean() }), ({ sync }, { offline }) => {
    sync.setOffline(offline);
    return ok({});
  }),
  'local.sync': localCall(nothing, async ({ sync }) => ok(await sync.once())),
  'local.undo': localCall(z.strictObject({ changeSet: id }), (workstation, { changeSet }, as) =>
    done(workstation.undo(changeSet, as)),
  ),
  'local.attention-resend': localCall(
    z.strictObject({ changeSet: id, input: z.unknown(), note: text }),
    ({ attention }, { changeSet, input, note }, as) => done(attention.resend(changeSet, input, note, as)),
  ),
  'local.attention-discard': localCall(
    z.strictObject({ changeSet: id, note: text.min(1) }),
    ({ attention }, { changeSet, note }) => attention.discard(changeSet, note),
  ),
  'local.attention-hand-over': localCall(
    z.strictObject({ changeSet: id, to: id, note: text }),
    ({ attention }, { changeSet, to, note }, as) => done(attention.handOverTo(changeSet, to, note, as)),
  ),
  'local.attention-seen': localCall(
    z.strictObject({ changeSet: id, note: text.optional() }),
    ({ attention }, { changeSet, note }) => attention.seen(changeSet, note),
  ),
  'local.attention-reopen': localCall(z.strictObject({ changeSet: id }), ({ attention }, { changeSet }) =>
    attention.reopen(changeSet),
  ),
  ...deskCommands,
  ...typingPaperCommands,
  ...backupCommands,
  ...fileCommands,
  ...paperCalls,
  ...importCommands,
};

const localQueries: Readonly<Record<string, LocalCall>> = {
  'local.status': localCall(nothing, (workstation) => ok(workstation.status())),
  'local.people': localCall(nothing, ({ people }) => ok(people.list())),
  'local.attention': localCall(nothing, ({ attention }) => ok(attention.list())),
  'local.attention-settled': localCall(z.strictObject({ since: z.int() }), ({ attention }, { since }) =>
    ok({ count: attention.settledSince(since) }),
  ),
  'local.log': localCall(
    z.strictObject({ limit: limit.optional(), before: z.int().min(1).optional(), person: id.optional() }),
    (workstation, page) => ok(workstation.log(page)),
  ),
  'local.timeline': localCall(
    z.strictObject({ record: id, limit: limit.optional() }),
    (workstation, page, as) => workstation.timeline(page.record, page.limit, as),
  ),
  'local.unsettled': localCall(
    z.strictObject({ records: z.array(id).max(1_000) }),
    (workstation, { records }, as) => workstation.unsettled(records, as),
  ),
  ...backupQueries,
  ...deskQueries,
  ...typingPaperQueries,
  ...importQueries,
};

/** Null where the name is none of these. */
export function answerLocally(
  workstation: Workstation,
  kind: 'command' | 'query',
  name: string,
  input: unknown,
  as: PersonSession | undefined,
): Promise<Result<unknown>> | null {
  if (!name.startsWith('local.')) return null;
  const calls = kind === 'command' ? localCommands : localQueries;
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  return answer(workstation, call, `${kind}.unknown`, { [kind]: name }, input, as);
}

async function answer(
  workstation: Workstation,
  call: LocalCall | undefined,
  unknown: string,
  params: Readonly<Record<string, string>>,
  input: unknown,
  as: PersonSession | undefined,
): Promise<Result<unknown>> {
  if (!call) return refused(unknown, params);
  const given = readInput(call.input, input);
  return given.ok ? call.answer(workstation, given.value as never, as) : given;
}

function done(result: RunAnswer): Result<unknown> {
  return result.ok ? ok({ id: result.id, state: result.state, output: result.output }) : result;
}
