/** A well mixed number of 31 bits from two: the same everywhere, so that a made-up company is always the same. */
export function mixed(i: number, salt: number): number {
  let hash = Math.imul(i ^ (salt * 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f);
  return (hash ^ (hash >>> 15)) >>> 1;
}

const PLACES = 'Harbor Mill Cedar Granite Summit Valley River Prairie Lake Canyon Ridge Orchard'.split(' ');
const TRADES = 'Supply Hardware Marine Tool Electric Plumbing Foundry Millwork Glass Textile'.split(' ');
const FORMS = ['Inc', 'LLC', 'Co', 'Brothers', '& Sons', 'Group'];
const SORTS = 'hex bolt,carriage bolt,lock nut,flat washer,ball valve,elbow,bracket,hinge,gasket,clamp'.split(
  ',',
);
const STUFFS = 'steel brass zinc nylon copper rubber oak chrome'.split(' ');
const LOOKS = 'black plated galvanized coarse fine long short heavy light metric'.split(' ');

export function named(i: number): string {
  const some = (of: readonly string[], salt: number) => of[mixed(i, salt) % of.length] ?? '';
  return `${some(PLACES, 61)} ${some(TRADES, 67)} ${some(FORMS, 71)} ${1 + (i % 997)}`;
}

export function worded(i: number): string {
  const some = (of: readonly string[], salt: number) => of[mixed(i, salt) % of.length] ?? '';
  return `${some(SORTS, 73)} ${some(STUFFS, 79)} ${some(LOOKS, 83)} ${mixed(i, 89) % 400} mm`;
}
