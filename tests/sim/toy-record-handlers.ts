import type { CommandContext, CommandHandler } from '../../src/core/platform/command-handler.ts';
import type { RowOf } from '../../src/core/platform/table.ts';
import type { ToyDeclarations } from './toy-declarations.ts';
import {
  customers,
  enrolments,
  FINANCE,
  items,
  machines,
  memos,
  movements,
  orders,
  people,
  stock,
  terms,
} from './toy-tables.ts';

type Handlers<K extends keyof ToyDeclarations> = {
  readonly [N in K]: CommandHandler<ToyDeclarations[N]>;
};

/** Who works in the toy world, with the role each starts with. */
export const TOY_PEOPLE: Readonly<Record<string, string>> = {
  mia: 'mgr',
  sam: 'sales',
  fay: 'fin',
  sue: 'sales',
  max: 'mgr',
  sid: 'sales',
};

export const toyRecordHandlers: Handlers<
  | 'seed'
  | 'enrol'
  | 'setRole'
  | 'setActive'
  | 'createCustomer'
  | 'deleteCustomer'
  | 'noteCustomer'
  | 'renameCustomer'
  | 'countCustomer'
  | 'setTerms'
  | 'receiveStock'
  | 'reverseMovement'
  | 'lookAtItem'
  | 'createMemo'
  | 'editMemo'
  | 'giveMemo'
> = {
  seed(ctx) {
    for (const [id, role] of Object.entries(TOY_PEOPLE)) ctx.write.insert(people, { id, role, active: 1 });
    for (const id of ['c1', 'c2']) {
      ctx.write.insert(customers, { id, name: id, note: null });
      ctx.write.insert(terms, { id, creditLimit: 30 });
    }
    for (const id of ['i1', 'i2']) {
      ctx.write.insert(items, { id, name: id, seen: 0 });
      ctx.write.insert(movements, { id: ctx.newId(id), itemId: id, quantity: 14, orderId: null });
    }
    return { id: ctx.changeSetId };
  },
  enrol(ctx, { machine, person, incarnation }) {
    const isKnown = ctx.read.get(machines, machine) !== undefined;
    if (!isKnown && person === 'nobody') ctx.refuse('machine.unknown');
    const code = lettersOf(Number(ctx.finalNumber('machine').split('-').at(-1)));
    if (ctx.read.find(enrolments, { code }).length > 0) ctx.refuse('machine.code-taken');
    if (!isKnown) ctx.write.insert(machines, { id: machine, person });
    const id = ctx.newId('');
    ctx.write.insert(enrolments, { id, machine, code, incarnation });
    return { id };
  },
  setRole(ctx, { person, role }) {
    if (!ctx.read.get(people, person)) ctx.refuse('person.unknown');
    ctx.write.update(people, person, { role });
    return { id: person };
  },
  setActive(ctx, { person, active }) {
    ctx.write.update(people, person, { active });
    return { id: person };
  },
  createCustomer(ctx, { customer }) {
    if (ctx.read.get(customers, customer)) ctx.refuse('customer.exists');
    ctx.write.insert(customers, { id: customer, name: `${customer} of ${ctx.person}`, note: null });
    return { id: customer };
  },
  deleteCustomer(ctx, { customer }) {
    knownCustomer(ctx, customer);
    if (ctx.read.find(orders, { customerId: customer }).length > 0) ctx.refuse('customer.has-orders');
    ctx.write.remove(customers, customer);
    return { id: customer };
  },
  noteCustomer(ctx, { customer, note }) {
    knownCustomer(ctx, customer);
    ctx.write.update(customers, customer, { note });
    return { id: customer };
  },
  renameCustomer(ctx, { customer, name }) {
    knownCustomer(ctx, customer);
    ctx.write.update(customers, customer, { name });
    return { id: customer };
  },
  countCustomer(ctx, { customer, note }) {
    const seen = knownCustomer(ctx, customer).note;
    ctx.write.update(customers, customer, { note: `counted by ${ctx.person}` });
    if (seen !== note) throw new TypeError('a bug of this handler');
    return { id: customer };
  },
  setTerms(ctx, { customer, creditLimit }) {
    if (!ctx.sees(FINANCE)) ctx.refuse('scope.hidden');
    if (ctx.read.get(terms, customer)) ctx.write.update(terms, customer, { creditLimit });
    else ctx.write.insert(terms, { id: customer, creditLimit });
    return { id: customer };
  },
  receiveStock(ctx, { item, quantity }) {
    if (!ctx.read.get(items, item)) ctx.refuse('item.unknown');
    const id = ctx.newId('move');
    ctx.write.insert(movements, { id, itemId: item, quantity, orderId: null });
    return { id };
  },
  reverseMovement(ctx, input) {
    const movement = ctx.read.get(movements, input.movement);
    if (!movement) return ctx.refuse('movement.unknown');
    const id = `reversal-of-${movement.id}`;
    if (ctx.read.get(movements, id)) ctx.refuse('movement.already-reversed');
    const { itemId, quantity, orderId } = movement;
    const onHand = ctx.read.derived(stock, itemId)[0]?.quantity ?? 0;
    if (onHand < quantity) ctx.refuse('stock.too-low');
    ctx.write.insert(movements, { id, itemId, quantity: -quantity, orderId });
    return { id };
  },
  lookAtItem(ctx, { item, times }) {
    if (!ctx.read.get(items, item)) ctx.refuse('item.unknown');
    ctx.write.add(items, item, 'seen', times);
    return { id: item };
  },
  createMemo(ctx, { words }) {
    const id = ctx.newId('memo');
    ctx.write.insert(memos, { id, owner: ctx.person, words });
    return { id };
  },
  editMemo(ctx, { memo, words }) {
    knownMemo(ctx, memo);
    ctx.write.update(memos, memo, { words });
    return { id: memo };
  },
  giveMemo(ctx, { memo, to }) {
    knownMemo(ctx, memo);
    ctx.write.update(memos, memo, { owner: to });
    return { id: memo };
  },
};

/** 1 is A, 26 is Z, 27 is AA. */
function lettersOf(count: number): string {
  const last = (count - 1) % 26;
  return (count > 26 ? lettersOf((count - 1 - last) / 26) : '') + String.fromCharCode(65 + last);
}

function knownCustomer(ctx: CommandContext, id: string): RowOf<typeof customers> {
  return ctx.read.get(customers, id) ?? ctx.refuse('customer.unknown');
}

/** A memo of somebody the person may not see is as if it were not. */
function knownMemo(ctx: CommandContext, id: string): RowOf<typeof memos> {
  const memo = ctx.read.get(memos, id);
  return memo && ctx.sees(`person:${memo.owner}`) ? memo : ctx.refuse('memo.unknown');
}
