import { createReadStream, createWriteStream, fsyncSync, openSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openDatabase } from '../../src/core/platform/database.ts';

/** `server FILE` gives a file over HTTP on loopback; `copy FOLDER PORT` fetches it, makes it durable and opens it. */
const [role, path = '', port = '0'] = process.argv.slice(2);

if (role === 'server') {
  const server = createServer((_, response) => {
    response.setHeader('content-length', statSync(path).size);
    createReadStream(path).pipe(response);
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ ready: (server.address() as { port: number }).port }));
  process.on('message', () => process.exit(0));
} else {
  const file = join(path, 'copied.db');
  const start = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/`);
  if (!response.body) throw new Error('the file did not come');
  await pipeline(
    Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
    createWriteStream(file),
  );
  fsyncSync(openSync(file, 'r+'));
  const rows = openDatabase(file).q('SELECT count(*) FROM notes').pluck().get();
  if (rows === 0) throw new Error('the copy is empty');
  const ms = performance.now() - start;
  process.send?.({ ms, bytes: statSync(file).size, rssMb: process.resourceUsage().maxRSS / 1024 }, () =>
    process.exit(0),
  );
}
