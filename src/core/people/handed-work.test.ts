import { expect, test } from 'vitest';
import { soloReplica } from '../../../tests/support/solo-replica.ts';

const refused = {
  changeSet: 'c1',
  command: 'order.confirm',
  input: '{"order":"o1"}',
  reason: '{"code":"order.off-list","params":{}}',
  madeAt: 5,
  note: 'You may, I may not.',
  scope: 'everyone',
};

interface Handed {
  readonly toMe: readonly { readonly id: string; readonly settled: string | null }[];
  readonly byMe: readonly { readonly id: string; readonly settled: string | null }[];
}

function office() {
  const solo = soloReplica();
  const dora = solo.hire('Dora', 'order desk');
  const priya = solo.hire('Priya', 'office manager');
  const seen = (person: string) => solo.query<Handed>('work.handed', {}, person);
  return { solo, dora, priya, seen };
}

test('work that is handed over waits for whom it was given to, whole, and for nobody else', () => {
  const { solo, dora, priya, seen } = office();
  const { id } = solo.run<{ id: string }>('work.hand-over', { ...refused, to: priya }, dora);
  expect(seen(priya).toMe).toMatchObject([
    { id, fromPerson: dora, command: 'order.confirm', input: refused.input, reason: refused.reason },
  ]);
  expect(seen(dora)).toMatchObject({ toMe: [], byMe: [{ id, settled: null }] });
  expect(solo.query('work.handed', {})).toEqual({ toMe: [], byMe: [] });
});

test('whoever got it settles it, once, and whoever gave it sees how', () => {
  const { solo, dora, priya, seen } = office();
  const { id } = solo.run<{ id: string }>('work.hand-over', { ...refused, to: priya }, dora);
  const settled = { handed: id, how: 'returned', note: 'Ask for more first.' };
  expect(solo.refused('work.settle-handed', settled, dora).code).toBe('work.not-yours');
  solo.run('work.settle-handed', settled, priya);
  expect(seen(priya).toMe).toEqual([]);
  expect(seen(dora).byMe).toMatchObject([{ settled: 'returned', settledNote: settled.note }]);
  expect(solo.refused('work.settle-handed', settled, priya).code).toBe('work.settled');
});

test('one piece of work waits for one person at a time, and can be taken back', () => {
  const { solo, dora, priya, seen } = office();
  const { id } = solo.run<{ id: string }>('work.hand-over', { ...refused, to: priya }, dora);
  const again = { ...refused, to: priya };
  expect(solo.refused('work.hand-over', again, dora).code).toBe('work.handed-already');
  expect(solo.refused('work.take-back', { handed: id }, priya).code).toBe('work.not-yours');
  solo.run('work.take-back', { handed: id }, dora);
  expect(seen(priya).toMe).toEqual([]);
  solo.run('work.hand-over', again, dora);
  expect(seen(priya).toMe).toHaveLength(1);
});

test('nobody hands work to themselves or to somebody who is not active', () => {
  const { solo, dora, priya } = office();
  expect(solo.refused('work.hand-over', { ...refused, to: dora }, dora).code).toBe('work.to-oneself');
  solo.run('person.deactivate', { person: priya });
  expect(solo.refused('work.hand-over', { ...refused, to: priya }, dora).code).toBe('work.no-receiver');
});
