import { searchPlants } from './planted/planted-search.ts';

const [from = '1', most = '40', ...names] = process.argv.slice(2);
await searchPlants(names, Number(from), Number(most), (f) => console.log(JSON.stringify(f).slice(0, 260)));
