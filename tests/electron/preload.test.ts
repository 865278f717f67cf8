import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildDesktop } from '../../scripts/desktop-build.ts';

/** The preload as it is built, run in a window that is none, with an Electron that only notes. */
interface Stage {
  readonly sent: unknown[][];
  readonly posted: unknown[][];
  readonly globals: string[];
  hear(message: object): void;
  tell(channel: string, event: object, ...words: unknown[]): void;
}

let source = '';
beforeAll(async () => {
  const into = mkdtempSync(join(tmpdir(), 'daybook-preload-'));
  await buildDesktop({ into });
  source = readFileSync(join(into, 'preload.cjs'), 'utf8');
  rmSync(into, { recursive: true });
}, 120_000);

let stage: Stage;
let page: object;
beforeEach(() => {
  const sent: unknown[][] = [];
  const posted: unknown[][] = [];
  const listeners: ((message: object) => void)[] = [];
  const channels = new Map<string, (...words: unknown[]) => void>();
  page = {
    addEventListener: (_type: string, listener: (message: object) => void) => void listeners.push(listener),
    postMessage: (...words: unknown[]) => void posted.push(words),
  };
  const before = Object.keys(page);
  const electron = {
    ipcRenderer: {
      send: (...words: unknown[]) => void sent.push(words),
      on: (channel: string, listener: (...words: unknown[]) => void) => void channels.set(channel, listener),
    },
  };
  const required: string[] = [];
  const require = (name: string) => {
    required.push(name);
    return electron;
  };
  runInNewContext(source, { window: page, require });
  expect(required).toEqual(['electron']);
  stage = {
    sent,
    posted,
    globals: Object.keys(page).filter((name) => !before.includes(name)),
    hear: (message) => listeners.forEach((listener) => void listener(message)),
    tell: (channel, event, ...words) => channels.get(channel)?.(event, ...words),
  };
  expect([...channels.keys()]).toEqual(['daybook:line', 'daybook:go']);
});

describe('the preload', () => {
  test('gives the page nothing: no function, no object of Electron', () => {
    expect(stage.globals).toEqual([]);
    expect(source).not.toContain('contextBridge');
  });

  test('passes on that a page of ours wants a line, and nothing it says besides', () => {
    const said = { source: page, origin: 'app://daybook', data: 'daybook:line-wanted' };
    stage.hear(said);
    stage.hear({ ...said, source: {} });
    stage.hear({ ...said, origin: 'https://example.com' });
    for (const data of ['daybook:line', 'x', null, { kind: 'daybook:line-wanted' }, ['daybook:line-wanted']])
      stage.hear({ ...said, data });
    expect(stage.sent).toEqual([['daybook:line-wanted']]);
  });

  test('hands over one port, to our page only, and no event of Electron with it', () => {
    const port = {};
    stage.tell('daybook:line', { ports: [port], sender: 'secret' });
    expect(JSON.stringify(stage.posted)).toBe('[["daybook:line","app://daybook",[{}]]]');
    expect(stage.posted[0]?.[2]).toEqual([port]);
  });

  test('hands over paths that are text', () => {
    stage.tell('daybook:go', {}, '/attention');
    stage.tell('daybook:go', {}, { path: '/attention' });
    expect(JSON.stringify(stage.posted)).toBe('[[{"daybook:go":"/attention"},"app://daybook"]]');
  });
});
