import { connect, createServer, type Socket } from 'node:net';

/**
 * The network between a workstation and the server, as a process of its own: it passes bytes on loopback until it is
 * told to cut the link, and then breaks every connection and accepts none that lives; or to deafen it, and then passes
 * pushes on and keeps their answers back. `fork(file, [serverPort])`; says `{ready: port}`; takes `cut`, `deafen`, `mend`
 * and `stop`, and answers `{done: word}`.
 */
const target = Number(process.argv[2]);
const open = new Set<Socket>();
let isCut = false;
let isDeaf = false;

const server = createServer((near) => {
  if (isCut) {
    near.destroy();
    return;
  }
  const far = connect(target, '127.0.0.1');
  for (const socket of [near, far]) {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      open.delete(socket);
      near.destroy();
      far.destroy();
    });
  }
  near.on('data', (bytes: Buffer) => {
    if (isDeaf && bytes.includes('POST /v1/push')) far.unpipe(near).resume();
  });
  near.pipe(far);
  far.pipe(near);
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the link has no port');
  process.send?.({ ready: address.port });
});

process.on('message', (word) => {
  if (word === 'stop') process.exit(0);
  isCut = word === 'cut';
  isDeaf = word === 'deafen';
  if (isCut) for (const socket of open) socket.destroy();
  process.send?.({ done: word });
});
process.on('disconnect', () => process.exit(0));
