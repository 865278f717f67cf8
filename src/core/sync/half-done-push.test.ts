import { expect, test } from 'vitest';
import { memberReplica } from '../../../tests/support/member-replica.ts';
import { soloReplica } from '../../../tests/support/solo-replica.ts';
import { verifyReplica } from './verify.ts';

test('what is refused after it has written leaves nothing, and the others of its push stand as they were made', () => {
  const solo = soloReplica();
  const dora = solo.hire('Dora', 'order desk');
  const emil = solo.hire('Emil', 'order desk');
  const desk = memberReplica(solo, 1, ['order desk']);
  desk.run('person.rename', { person: emil, name: 'Emil E.' });
  desk.run('person.rename', { person: dora, name: 'Dora D.' });
  desk.run('person.rename', { person: emil, name: 'Emil F.' });
  solo.run('person.rename', { person: dora, name: 'Dora Z.' });

  const verdicts = desk.sync().map(({ kind, reason }) => [kind, reason?.code ?? null]);

  expect(verdicts).toEqual([
    ['accepted', null],
    ['refused', 'sync.conflict'],
    ['accepted', null],
  ]);
  const names = 'SELECT name FROM people WHERE id IN (?, ?) ORDER BY name';
  for (const { db } of [solo.replica, desk.replica]) {
    expect(db.q(names).pluck().all(dora, emil)).toEqual(['Dora Z.', 'Emil F.']);
  }
  expect(verifyReplica(solo.replica).flatMap(({ faults }) => faults)).toEqual([]);
});
