import type { CoreDefinition } from '../../src/core/platform/core-definition.ts';
import type { Db } from '../../src/core/platform/database.ts';
import type { Enrolment } from '../../src/core/sync/bootstrap.ts';
import type { Deed } from './daily-work.ts';
import type { Chance } from './prng.ts';
import type { SimWorkstation } from './sim-workstation.ts';

/** The program before and after a migration. */
export type SimVersion = 'old' | 'new';

/** When a simulated company begins: 2026-01-01 in milliseconds since the epoch. */
export const BEGIN = 1_767_225_600_000;

export const FIRST_EPOCH = 'epoch-1';

/** A command of the server's own. */
export interface Call {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Who works where at what: the same faults befall every company. */
export interface SimCompany {
  readonly cores: Readonly<Record<SimVersion, CoreDefinition>>;
  /** Empty migrated databases. */
  readonly emptyImages: Readonly<Record<SimVersion, Buffer>>;
  /** The server's file when it has just been set up. */
  readonly foundedImage: Buffer;
  /** People with a workstation of their own, those who sit down at any, and whose roles and grants may change. */
  readonly owners: readonly string[];
  readonly visitors: readonly string[];
  readonly changing: readonly string[];
  /** The person as whom the server acts: may do everything. */
  readonly serverHand: string;
  /** The one command whose handler has a bug on purpose, if there is one. */
  readonly knownBug: string | null;
  /** Enrols a machine, for the first time or again. */
  enrol(db: Db, machine: string, person: string, incarnation: number): Call;
  /** Null: history knows of no such incarnation. */
  enrolled(db: Db, incarnation: number): Enrolment | null;
  /** What somebody does next at a workstation; null: nothing comes to mind. */
  nextDeed(workstation: SimWorkstation, chance: Chance): Deed | null;
  roleChange(db: Db, chance: Chance): Call;
  serverDeed(db: Db): Call;
  /** SQL that another program runs in the file; null where there is nothing to spoil. */
  damage(db: Db): string | null;
  /** What a state must never be, in words, or null: asked at every entry of history, and of what a workstation shows. */
  faultOf(db: Db): string | null;
  /** Every gapless number given, in order. */
  finalNumbers(db: Db): readonly string[];
}
