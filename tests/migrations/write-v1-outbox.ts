import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { nextNumber } from '../../src/core/company/number-prefix.ts';
import { parties } from '../../src/core/parties/party-tables.ts';
import { bindCommands } from '../../src/core/platform/command-handler.ts';
import type { Replica } from '../../src/core/platform/replica.ts';
import { writeMeta } from '../../src/core/platform/replica-meta.ts';
import { runLocally } from '../../src/core/sync/local-run.ts';
import { pendingByOrd, pendingOrds } from '../../src/core/sync/pending-store.ts';
import { declareCommand } from '../../src/shared/kernel/command.ts';
import { makeId } from '../../src/shared/kernel/id.ts';
import { codeField, currencyField, lineField, noteField } from '../../src/shared/kernel/input-field.ts';
import type { ChangeSetBody } from '../../src/shared/sync/change-set.ts';
import { soloReplica } from '../support/solo-replica.ts';

/** What a workstation of version 1 still held when it was updated. */
export interface OldOutbox {
  readonly workstation: { readonly code: string; readonly incarnation: number };
  readonly items: readonly {
    readonly id: string;
    readonly counter: number;
    readonly contentHash: string;
    readonly body: ChangeSetBody;
  }[];
}

/** `customer.create` as version 1 was: terms are the words of the paper. */
const createCustomerV1 = declareCommand({
  name: 'customer.create',
  version: 1,
  title: 'Create customer',
  permission: 'customers.change',
  input: z.strictObject({
    code: codeField().nullable(),
    name: lineField(200),
    currency: currencyField.nullable(),
    customerGroup: lineField(40).nullable(),
    terms: z.string().max(80),
    website: lineField(400).nullable(),
    note: noteField().nullable(),
  }),
  output: z.strictObject({ id: z.string(), code: z.string() }),
  keys: () => [],
});

/** Its handler then had no columns to split terms into. */
const version1 = bindCommands(
  { createCustomerV1 },
  {
    createCustomerV1(ctx, { code: wanted, name, customerGroup, website, note }) {
      const id = ctx.newId('');
      const code = wanted ?? nextNumber(ctx, 'customer');
      const states = { customerState: 'active', vendorState: 'none' } as const;
      const fields = { customerGroup, website, note, currency: 'USD' };
      ctx.write.insert(parties, { id, name, customerCode: code, ...states, ...fields });
      return { id, code };
    },
  },
);

const TERMS = ['Net 30', '2/10 net 30', 'as agreed with Kim', ''];

/** Runs version 1 of the command offline on a workstation B and takes what waits in its outbox. */
function oldOutbox(): OldOutbox {
  const { replica, owner } = soloReplica();
  const workstation = { code: 'B', incarnation: 815 };
  writeMeta(replica.db, { ...workstation, workstation: 'workstation-b', counter: 0, authority: false });
  const commands = new Map(version1.map((command) => [command.declaration.name, command]));
  const old: Replica = { ...replica, commands };
  for (const [i, terms] of TERMS.entries()) {
    const now = Date.UTC(2026, 0, 7, 10, i);
    const input = {
      code: null,
      name: `Customer ${i + 1}`,
      currency: null,
      customerGroup: null,
      terms,
      website: null,
      note: i === 2 ? 'Call first' : null,
    };
    const id = makeId(now, Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, i));
    const result = runLocally(old, {
      id,
      command: 'customer.create',
      person: owner,
      grant: null,
      now,
      input,
    });
    if (!result.ok) throw new Error(result.refusal.code);
  }
  const items = pendingOrds(replica.db).map((ord) => {
    const { id, counter, contentHash, body } = pendingByOrd(replica.db, replica.schema, ord);
    return { id, counter, contentHash, body };
  });
  return { workstation, items };
}

if (import.meta.main) {
  const file = new URL('./v1-outbox.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(oldOutbox(), null, 2)}\n`);
}
