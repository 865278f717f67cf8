import { startRpcHost } from '../../src/workstation/rpc-host.ts';
import { openWorkstation } from '../../src/workstation/workstation-open.ts';
import { takenSeat } from '../../src/workstation/workstation-seat.ts';
import { SCREENS } from '../screens-build.ts';

/** `FOLDER`: the workstation of a folder with its screens, until it is told to stop. Tells an address that lets in once. */
const [folder = ''] = process.argv.slice(2);
const opened = await openWorkstation({ folder });
if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
const host = await startRpcHost({ seat: takenSeat(opened.value), pages: SCREENS });
process.send?.({
  url: `http://127.0.0.1:${host.port}`,
  tokens: Array.from({ length: 8 }, () => host.issueToken()),
});
process.on('message', async () => {
  await host.close();
  await opened.value.close();
  process.exit(0);
});
