import { join } from 'node:path';
import { openDatabase } from '../../src/core/platform/database.ts';
import { openReplica, type Replica } from '../../src/core/platform/replica.ts';
import { runLocally } from '../../src/core/sync/local-run.ts';
import { daybookDefinition } from '../../src/node/daybook-definition.ts';
import { createCompany } from '../../src/workstation/company-create.ts';
import { freshId } from './notes-core.ts';

/** A company in a file, where the authority is, with one customer and goods without prices. */
export interface BenchCompany {
  readonly replica: Replica;
  readonly person: string;
  readonly customer: string;
  readonly items: readonly string[];
  run<Output>(command: string, input: unknown): Output;
  /** Sets what one of an item costs by the base list, in millionths. */
  price(item: string, price: number): void;
}

export async function benchCompany(folder: string, count: number): Promise<BenchCompany> {
  const owner = { name: 'Olga', password: 'seven green harbours' };
  const made = await createCompany({
    folder: join(folder, 'company'),
    company: { name: 'Bench', currency: 'EUR', owner },
  });
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  const person = made.value.people.current()?.person ?? '';
  await made.value.close();
  const replica = openReplica(openDatabase(join(folder, 'company', 'daybook.db')), daybookDefinition());
  const run = <Output>(command: string, input: unknown) =>
    runAs(replica, person, command, input).output as Output;
  const nothing = { code: null, currency: null, customerGroup: null, terms: null, website: null, note: null };
  const { id: customer } = run<{ id: string }>('customer.create', { name: 'Acme', ...nothing });
  const base = { name: 'Base', kind: 'base', currency: 'EUR' };
  const { id: list } = run<{ id: string }>('price-list.create', base);
  const goods = { kind: 'goods', itemGroup: null, baseUnit: 'EA', wholeUnits: true, lifecycle: 'active' };
  const items = Array.from({ length: count }, (_, i) => {
    const named = { number: `SKU-${100 + i}`, description: `Item number ${i}`, note: null };
    return run<{ id: string }>('item.create', { ...goods, ...named }).id;
  });
  const always = { fromQuantity: 0, validFrom: '2026-01-01', validUntil: null };
  return {
    ...{ replica, person, customer, items, run },
    price(item, price) {
      run('price.set', { list, item, unit: 'EA', ...always, price });
    },
  };
}

/** Throws where the command is refused. */
export function runAs(replica: Replica, person: string, command: string, input: unknown) {
  const result = runLocally(replica, { id: freshId(), command, person, grant: null, now: Date.now(), input });
  if (!result.ok) throw new Error(`${command}: ${JSON.stringify(result.refusal)}`);
  return result;
}
