import { expect, test } from 'vitest';
import { electronFake } from '../../tests/support/electron-fake.ts';
import { followPowerAndNetwork } from './power-and-network.ts';

test('the server is tried when the machine wakes and when a network comes, and not otherwise', () => {
  const fake = electronFake('/nowhere');
  const looks: (() => void)[] = [];
  let tries = 0;
  let stopped = false;
  const stop = followPowerAndNetwork(
    fake.surface,
    (_ms, look) => {
      looks.push(look);
      return () => {
        stopped = true;
      };
    },
    () => void tries++,
  );
  const look = () => looks[0]?.();
  look();
  expect(tries).toBe(0);
  fake.power.emit('resume');
  expect(tries).toBe(1);
  fake.state.online = false;
  look();
  look();
  expect(tries).toBe(1);
  fake.state.online = true;
  look();
  look();
  expect(tries).toBe(2);
  stop();
  expect(stopped).toBe(true);
});
