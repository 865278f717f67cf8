/** How many seeds of each world, from 1 on, every test run simulates without any planted bug. */
export const SOUND_SEEDS = { toy: 300, orders: 24 } as const;
