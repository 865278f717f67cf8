import { z } from 'zod';
import { declareCommand, type Permission } from '../../src/shared/kernel/command.ts';

const id = z.string().min(1).max(120);
const count = z.number().int();
const done = z.strictObject({ id });

function edit<S extends z.ZodRawShape>(
  name: string,
  permission: Permission | null,
  shape: S,
  about: readonly (keyof S & string)[],
) {
  return declareCommand({
    name,
    version: 1,
    title: name,
    permission,
    input: z.strictObject(shape),
    output: done,
    keys: (input) => about.map((field) => String((input as Record<string, unknown>)[field])),
  });
}

/** Everything that happens in the toy world. */
export const toyDeclarations = {
  seed: edit('world.seed', 'server', {}, []),
  enrol: edit('machine.enrol', 'server', { machine: id, person: id, incarnation: count }, ['machine']),
  setRole: edit('person.set-role', 'people.manage', { person: id, role: z.enum(['sales', 'fin', 'mgr']) }, [
    'person',
  ]),
  setActive: edit('person.set-active', 'server', { person: id, active: count }, ['person']),
  createCustomer: edit('customer.create', null, { customer: id }, ['customer']),
  deleteCustomer: edit('customer.delete', null, { customer: id }, ['customer']),
  noteCustomer: edit('customer.note', null, { customer: id, note: z.string() }, ['customer']),
  renameCustomer: edit('customer.rename', null, { customer: id, name: z.string() }, ['customer']),
  setTerms: edit('terms.set', 'finance', { customer: id, creditLimit: count }, ['customer']),
  receiveStock: edit('stock.receive', null, { item: id, quantity: count.positive() }, []),
  reverseMovement: edit('movement.reverse', null, { movement: id }, ['movement']),
  lookAtItem: declareCommand({
    ...edit('item.look-at', null, { item: id, times: count }, ['item']),
    independent: true,
  }),
  createOrder: edit(
    'order.create',
    null,
    {
      customer: id,
      po: z.string().nullable(),
      price: count,
      lines: z.array(z.strictObject({ item: id, quantity: count.positive() })).max(5),
    },
    [],
  ),
  addLine: edit('order.add-line', null, { order: id, item: id, quantity: count.positive() }, ['order']),
  swapLines: edit('order.swap-lines', null, { order: id }, ['order']),
  recreateLine: edit('line.recreate', null, { line: id, order: id, quantity: count }, ['order']),
  setPrice: edit('order.set-price', 'price', { order: id, price: count }, ['order']),
  noteOrder: declareCommand({
    ...edit('order.note', null, { order: id, text: z.string() }, ['order']),
    version: 2,
    upgrades: {
      1: (input) => {
        const { order, note } = input as { order: string; note: string };
        return { order, text: note };
      },
    },
  }),
  confirmOrder: edit('order.confirm', null, { order: id }, ['order']),
  releaseHold: edit('hold.release', 'price', { hold: id, order: id }, ['order']),
  postInvoice: edit('invoice.post', null, { order: id }, ['order']),
  createMemo: edit('memo.create', null, { words: z.string() }, []),
  editMemo: edit('memo.edit', null, { memo: id, words: z.string() }, ['memo']),
  giveMemo: edit('memo.give', null, { memo: id, to: id }, ['memo']),
  /** Breaks where the note is not the one that was seen: a bug in a handler, which only others' work brings out. */
  countCustomer: edit('customer.count', null, { customer: id, note: z.string().nullable() }, ['customer']),
};

export type ToyDeclarations = typeof toyDeclarations;
