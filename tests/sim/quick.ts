import { parseArgs } from 'node:util';
import { simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const first = Number(values.seed);
let bad = 0;
const kinds = new Map<string, number[]>();
const counts: Record<string, number> = {};
const started = performance.now();
for (let seed = first; seed < first + Number(values.seeds); seed++) {
  const result = simulate(seed);
  for (const [k, n] of Object.entries(result.counts)) counts[k] = (counts[k] ?? 0) + n;
  if (result.violation) {
    bad++;
    const key = result.violation.replace(/[0-9a-z]{26}[.\w:-]*|\d+/g, 'N').slice(0, 140);
    kinds.set(key, [...(kinds.get(key) ?? []), seed]);
    if (bad === 1)
      console.log(
        `seed ${seed}\n${result.story
          .slice(-Number(process.env.TAIL ?? 40))
          .map((l) => l.slice(0, 330))
          .join('\n')}`,
      );
  }
}
for (const [k, s] of [...kinds].sort((a, b) => b[1].length - a[1].length))
  console.log(s.length, k, s.slice(0, 6).join());
console.log(`${bad} bad, ${((performance.now() - started) / Number(values.seeds)).toFixed(0)} ms/seed`);
console.log(JSON.stringify(counts));
