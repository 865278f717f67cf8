import type { Chance } from './prng.ts';

/** What may go wrong in a run. Every run has its own mixture; a kind that never fires in a batch fails the batch. */
export const FAULTS = [
  'drop a request',
  'drop a reply',
  'duplicate a message',
  'damage a page on the way',
  'partition',
  'workstation dies',
  'workstation restarts',
  'server dies',
  'server dies after the append',
  'lost lease',
  'fail-over',
  'workstation restored',
  'workstation cloned',
  'server restored',
  'server restored unnoticed',
  'healing ended early',
  'clock jumps',
  'role changes',
  'grant revoked',
  'person changes',
  'wanted bootstrap',
  'server upgraded',
  'workstation upgraded',
  'disk damaged',
  'part of the outbox sent',
  'server has work of its own',
  'next asked ahead',
] as const;

export type Fault = (typeof FAULTS)[number];

export function chooseFaults(chance: Chance): ReadonlySet<Fault> {
  return new Set(FAULTS.filter(() => chance.flip(0.5)));
}
