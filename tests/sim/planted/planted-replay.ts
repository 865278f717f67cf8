import { SOUND_SEEDS } from '../sound-seeds.ts';
import { installPlantHooks, plantedWorld, soundViolation } from './plant-loader.ts';
import seeds from './planted-seeds.json' with { type: 'json' };
import { plants } from './plants.ts';

/** A process of its own: replays the recorded seed of each plant and writes one line of JSON per plant. */
installPlantHooks();
const recorded: Readonly<Record<string, number | null>> = seeds;
for (const plant of plants) {
  const { simulate, tellStory } = await plantedWorld(plant);
  const seed = recorded[plant.name];
  const told = plant.story === undefined ? null : await tellStory(plant.story);
  const violation = typeof seed === 'number' ? simulate(seed).violation : told;
  // The seeds that every test run tries without plants need not be tried here.
  const isTried =
    typeof seed !== 'number' || seed <= SOUND_SEEDS[plant.world === 'orders' ? 'orders' : 'toy'];
  const sound = isTried ? null : soundViolation(plant, seed);
  process.stdout.write(`${JSON.stringify({ name: plant.name, seed: seed ?? null, violation, sound })}\n`);
}
