import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ANNA, mustDo, type ShelfFleet, shelfFleet } from '../../tests/support/shelf-workstation.ts';
import type { FromWorkstation, ToWorkstation } from '../shared/desktop/desktop-messages.ts';
import type { workstationContract } from '../shared/kernel/contract.ts';
import { ok } from '../shared/kernel/result.ts';
import { hostForMain } from './main-line.ts';
import { rescueFolder } from './rescue-folder.ts';
import { openWorkstation } from './workstation-open.ts';
import { takenSeat } from './workstation-seat.ts';

/** The main process’s end of a workstation process. */
class MainEnd extends EventEmitter {
  readonly heard: FromWorkstation[] = [];
  ended = false;
  readonly lines: MessagePort[] = [];
  postMessage(word: FromWorkstation) {
    this.heard.push(word);
  }
  say(data: ToWorkstation | string, line?: MessagePort) {
    this.emit('message', { data, ports: line ? [line] : [] });
  }
  /** A page’s client on a new line. */
  connect(): ContractRouterClient<typeof workstationContract> {
    const { port1, port2 } = new MessageChannel();
    this.lines.push(port2);
    this.say({ kind: 'line' }, port1);
    port2.start();
    return createORPCClient(new RPCLink({ port: port2 }));
  }
}

let fleet: ShelfFleet;
let main: MainEnd;
beforeEach(() => {
  fleet = shelfFleet();
  main = host();
});
afterEach(async () => {
  for (const line of main.lines) line.close();
  main.say({ kind: 'end' });
  await expect.poll(() => main.ended).toBe(true);
  await fleet.end();
});

function host(): MainEnd {
  const end = new MainEnd();
  hostForMain({
    parent: end,
    openSeat: async (options) => {
      const opened = await openWorkstation({ ...fleet.options, ...options });
      return opened.ok ? ok(takenSeat(opened.value)) : opened;
    },
    rescue: rescueFolder,
    sentenceOf: ({ code }) => `sentence of ${code}`,
    exit: () => {
      end.ended = true;
    },
  });
  return end;
}

const start = (folder: string): ToWorkstation => ({ kind: 'start', folder, seal: null });
const kinds = () => main.heard.map(({ kind }) => kind);

describe('a workstation process of the desktop', () => {
  test('serves every page over a line of its own, also one that came too early', async () => {
    await (await fleet.enrol('a')).close();
    const early = main.connect();
    main.say(start(fleet.folder('a')));
    await expect.poll(kinds).toContain('ready');
    const late = main.connect();
    for (const page of [early, late]) {
      expect(await page.query({ query: 'local.status', input: {} })).toMatchObject({ ok: true });
    }
  });

  test('that is killed and started again has what it said was saved', async () => {
    await (await fleet.enrol('a')).close();
    main.say(start(fleet.folder('a')));
    await expect.poll(kinds).toContain('ready');
    const workstation = await fleet.open('a');
    const { id } = mustDo(workstation, 'shelf.add', { name: 'north' }, ANNA);
    const second = host();
    second.say(start(fleet.folder('a')));
    await expect.poll(() => second.heard.map(({ kind }) => kind)).toContain('ready');
    const page = second.connect();
    const log = await page.query({ query: 'local.log', input: {} });
    expect(JSON.stringify(log)).toContain(id);
    for (const line of second.lines) line.close();
    second.say({ kind: 'end' });
    await expect.poll(() => second.ended).toBe(true);
  });

  test('says why a folder cannot be opened, and waits to be ended', async () => {
    main.say(start(join(fleet.folder('a'), 'nowhere')));
    await expect
      .poll(() => main.heard)
      .toEqual([{ kind: 'refused', code: 'folder.missing', sentence: 'sentence of folder.missing' }]);
  });

  test('tells how much needs attention, as soon as it is open', async () => {
    await (await fleet.enrol('a')).close();
    main.say(start(fleet.folder('a')));
    await expect.poll(() => main.heard).toContainEqual({ kind: 'attention', count: 0 });
  });

  test('does nothing for words that are not agreed', async () => {
    main.say('start');
    main.emit('message', { data: { kind: 'start' }, ports: [] });
    main.emit('message', { data: null, ports: [] });
    expect(main.heard).toEqual([]);
  });
});
