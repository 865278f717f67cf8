import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { installPlantHooks, plantedWorld, soundViolation } from './plant-loader.ts';
import { plants } from './plants.ts';

export interface PlantFinding {
  readonly name: string;
  /** The seed that shows it, or null. */
  readonly seed: number | null;
  /** Seeds it took. */
  readonly tried: number;
  /** What the seed violates, or else the plant's told story. */
  readonly violation: string | null;
}

/** Looks for the first seed that shows each plant, and nothing without it, telling of each as soon as it is known. */
export async function searchPlants(
  names: readonly string[],
  fromSeed: number,
  mostSeeds: number,
  found: (finding: PlantFinding) => void,
): Promise<void> {
  installPlantHooks();
  for (const plant of plants.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const { simulate, tellStory } = await plantedWorld(plant);
    let finding: PlantFinding = { name: plant.name, seed: null, tried: mostSeeds, violation: null };
    const seeds = plant.world === 'files' ? 0 : mostSeeds;
    for (let tried = 1; tried <= seeds && finding.seed === null; tried++) {
      const seed = fromSeed + tried - 1;
      const { violation } = simulate(seed);
      if (violation !== null && soundViolation(plant, seed) === null)
        finding = { name: plant.name, seed, tried, violation };
      // SQLite's memory is given back between turns of the event loop only: without one a thousand seeds want 20 GB.
      await turnOfTheLoop();
    }
    const told = finding.seed === null && plant.story ? await tellStory(plant.story) : null;
    found(told === null ? finding : { ...finding, violation: told });
  }
}
