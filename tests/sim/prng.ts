/** The only source of chance in a simulation: the same seed gives the same numbers everywhere. */
export interface Chance {
  /** A whole number from 0 to below `n`. */
  int(n: number): number;
  /** True with probability `p`. */
  flip(p: number): boolean;
  /** Throws on an empty list. */
  pick<T>(list: readonly T[]): T;
  bytes(count: number): Uint8Array;
}

/** Mulberry32, with the seed spread so that neighbouring seeds have nothing in common. */
export function seededChance(seed: number): Chance {
  let state = Math.imul(seed ^ 0x9e3779b9, 2654435761) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (n: number) => Math.floor(next() * n);
  return {
    int,
    flip: (p) => next() < p,
    pick(list) {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[int(list.length)] as (typeof list)[number];
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => int(256)),
  };
}
