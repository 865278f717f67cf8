import type { Refusal } from '../kernel/refusal.ts';
import type { ChangeSetBody } from './change-set.ts';

type EncodedValue = string | number | null;

/**
 * An effect as stored and sent: insert `[0, table, ...row]`, update `[1, table, id, columns, before, after]`, delete
 * `[2, table, ...row]`, update with its row `[3, table, rowBefore, columns, after]`; trailing nulls of rows are left out.
 */
export type EncodedEffect = readonly (EncodedValue | readonly EncodedValue[] | readonly number[])[];

/**
 * An entry of history as sent: what the body tells is not said twice, and hashes are left out where the receiver computes
 * them. Bare: `[seq, link, sealed]`.
 */
export type WireEntry =
  | readonly [seq: number, link: string, sealed: string | null]
  | readonly [
      seq: number,
      id: string,
      workstation: string,
      incarnation: number,
      counter: number,
      kind: 'accepted' | 'refused' | 'duplicate',
      body: ChangeSetBody | readonly [contentHash: string, person: string, command: string, version: number],
      /** Null: as in the body. */
      now: number | null,
      effects: readonly EncodedEffect[],
      rest: null | {
        readonly reason?: Refusal;
        readonly finalNumbers?: Readonly<Record<string, string>>;
        readonly restitution?: true;
        readonly hiddenHashes?: Readonly<Record<string, string>>;
        readonly sealed?: string;
      },
    ];
