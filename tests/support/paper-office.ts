import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCompany } from '../../src/workstation/company-create.ts';
import type { Workstation } from '../../src/workstation/workstation.ts';
import { must } from './shelf-workstation.ts';

/** A real workstation of a company on one computer, with a customer who has somebody to write to. */
export interface PaperOffice {
  readonly workstation: Workstation;
  readonly folder: string;
  readonly customer: string;
  run<Output = { id: string }>(command: string, input: unknown): Output;
  query<Output>(query: string, input: unknown): Output;
  item(number: string, description: string): string;
  /** A confirmed order of these lines; answers its id. */
  order(lines: readonly object[], header?: object): string;
  end(): Promise<void>;
}

/** `name`: of the customer. */
export async function paperOffice(name = 'Müller & Söhne'): Promise<PaperOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-papers-'));
  const company = {
    name: 'Acme Trading',
    currency: 'USD',
    owner: { name: 'Olga', password: 'a good long password' },
  };
  const workstation = must(await createCompany({ folder: join(folder, 'data'), company }));
  const run = <Output>(command: string, input: unknown): Output => {
    const answer = workstation.run({ command, input });
    if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer.refusal)}`);
    return answer.output as Output;
  };
  const query = <Output>(asked: string, input: unknown): Output => {
    const answer = workstation.query({ query: asked, input });
    if (!answer.ok) throw new Error(`${asked}: ${JSON.stringify(answer.refusal)}`);
    return answer.output as Output;
  };
  const party = { code: 'C-1', name, currency: null, terms: null, website: null, note: null };
  const { id: customer } = run<{ id: string }>('customer.create', { ...party, customerGroup: null });
  const address = { street: '2 Dock Road', city: 'Lund', region: null, postalCode: '22222', country: 'SE' };
  run('address.add', { party: customer, name: 'Dock 4', ...address, isShipTo: true, isBillTo: true });
  const contact = {
    name: 'Kim',
    jobTitle: null,
    email: 'kim@mueller.test',
    phone: null,
    fax: null,
    note: null,
  };
  const { id: person } = run<{ id: string }>('contact.add', { party: customer, ...contact });
  return {
    ...{ workstation, folder, customer, run, query },
    item(number, description) {
      const life = { kind: 'goods', itemGroup: null, baseUnit: 'EA', wholeUnits: true, lifecycle: 'active' };
      return run<{ id: string }>('item.create', { number, description, ...life, note: null }).id;
    },
    order(lines, header = {}) {
      const input = { customer, placedOn: '2026-01-05', lines, contact: person, ...header };
      const { order } = run<{ order: string }>('order.create', input);
      run('order.confirm', { order, priceReason: 'agreed' });
      return order;
    },
    async end() {
      await workstation.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
