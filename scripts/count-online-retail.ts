/**
 * Prints what the Online Retail file holds as JSON: the numbers of docs/data/online-retail.md.
 *   node scripts/count-online-retail.ts ../shared/data/orders/online_retail/online_retail_all.csv.gz
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { countOnlineRetail } from './online-retail-counts.ts';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: node scripts/count-online-retail.ts FILE.csv.gz');
  process.exitCode = 2;
} else {
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity });
  console.log(JSON.stringify(await countOnlineRetail(lines), null, 2));
}
