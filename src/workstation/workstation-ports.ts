import type { CoreDefinition } from '../core/platform/core-definition.ts';
import type { Chance, Clock } from '../node/clock-and-chance.ts';
import { systemChance, systemClock } from '../node/clock-and-chance.ts';
import { daybookDefinition } from '../node/daybook-definition.ts';
import { machineFingerprint } from '../node/machine-identity.ts';
import { serverClient } from '../node/server-client.ts';
import type { ServerTransport } from '../shared/sync/server-transport.ts';
import { SYNC_PACE, type SyncPace } from './sync-client.ts';
import type { TextSeal } from './text-seal.ts';

/** The world around a workstation process. What is left out is this machine's own. */
export interface WorkstationOptions {
  /** Default: Daybook's domains. */
  readonly core?: CoreDefinition;
  /** Default: over HTTP. */
  readonly connect?: (serverUrl: string) => ServerTransport;
  readonly clock?: Clock;
  readonly chance?: Chance;
  /** What tells this machine from others; see `machineFingerprint`. */
  readonly machine?: string;
  /** Tests: triggers capture beside the writer, and both must agree. */
  readonly capture?: boolean;
  readonly pace?: Partial<SyncPace>;
  /** Seals the secrets of this folder. Default: they are protected by the mode of their file. */
  readonly seal?: TextSeal | null;
  /** Milliseconds between two looks for what other processes wrote. */
  readonly watchEvery?: number;
  /** Told of every bug: a handler or a sync step that threw. */
  readonly alarm?: (bug: unknown) => void;
}

export interface WorkstationPorts extends Required<Omit<WorkstationOptions, 'pace'>> {
  readonly pace: SyncPace;
  /** The definition is Daybook's, which other threads can make too. */
  readonly isOwnCore: boolean;
}

export function portsOf(options: WorkstationOptions): WorkstationPorts {
  return {
    core: options.core ?? daybookDefinition(),
    isOwnCore: options.core === undefined,
    connect: options.connect ?? serverClient,
    clock: options.clock ?? systemClock,
    chance: options.chance ?? systemChance,
    machine: options.machine ?? machineFingerprint(),
    capture: options.capture ?? false,
    pace: { ...SYNC_PACE, ...options.pace },
    seal: options.seal ?? null,
    watchEvery: options.watchEvery ?? 250,
    alarm: options.alarm ?? (() => {}),
  };
}
