import { randomBytes } from 'node:crypto';
import { makeId } from '../shared/kernel/id.ts';

/** Where a process learns the time; handed in, so that tests and simulations can hold it still. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
}

/** Where a process gets chance for ids, incarnations and secrets. */
export interface Chance {
  bytes(count: number): Uint8Array;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Fetched from the system at once, in bytes: an id needs ten, and each call costs as much as a row. */
const STORE = 1_024;

export const systemChance: Chance = storedChance();

function storedChance(): Chance {
  let store = new Uint8Array();
  return {
    bytes(count) {
      if (count > STORE) return randomBytes(count);
      if (store.length < count) store = new Uint8Array(randomBytes(STORE));
      const given = store.slice(0, count);
      // What was given is a secret of whoever has it.
      store.fill(0, 0, count);
      store = store.subarray(count);
      return given;
    },
  };
}

export function newId(clock: Clock, chance: Chance): string {
  return makeId(clock.now(), chance.bytes(10));
}

/** An incarnation: 1 … 2^47, so that it is unique without asking anybody. */
export function newIncarnation(chance: Chance): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = chance.bytes(6);
  const value = (a & 0x7f) * 2 ** 40 + b * 2 ** 32 + c * 2 ** 24 + d * 2 ** 16 + e * 2 ** 8 + f;
  return value === 0 ? 1 : value;
}
