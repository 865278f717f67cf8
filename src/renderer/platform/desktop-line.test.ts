import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { askForLine, followPaths, type HeldPort, isDesktop } from './desktop-line.ts';

type Listener = (event: object) => void;
let listeners: Set<Listener>;
let posted: unknown[][];
let page: object;
beforeEach(() => {
  listeners = new Set();
  posted = [];
  page = {};
  vi.stubGlobal('window', page);
  vi.stubGlobal('location', { origin: 'app://daybook' });
  vi.stubGlobal('addEventListener', (_type: string, listener: Listener) => listeners.add(listener));
  vi.stubGlobal('removeEventListener', (_type: string, listener: Listener) => listeners.delete(listener));
  vi.stubGlobal('postMessage', (...words: unknown[]) => void posted.push(words));
});
afterEach(() => void vi.unstubAllGlobals());

const hear = (data: unknown, ports: readonly object[] = [], origin = 'app://daybook', source = page) => {
  for (const listener of [...listeners]) listener({ source, origin, data, ports });
};

/** A port as a page has one. */
function pagePort() {
  const heard = new Map<string, Listener>();
  const port = {
    closed: false,
    addEventListener: (type: string, listener: Listener) => void heard.set(type, listener),
    postMessage: () => {},
    start: () => {},
    close: () => {
      port.closed = true;
    },
  };
  return { port, close: () => heard.get('close')?.({}) };
}

describe('a page of the desktop', () => {
  test('knows that it is one', () => {
    expect(isDesktop()).toBe(true);
    vi.stubGlobal('location', { origin: 'http://127.0.0.1:4000' });
    expect(isDesktop()).toBe(false);
  });

  test('asks for a line, and takes the first that is given', () => {
    const lines: HeldPort[] = [];
    askForLine(
      (port) => void lines.push(port),
      () => {},
    );
    expect(posted).toEqual([['daybook:line-wanted', 'app://daybook']]);
    hear('daybook:line', [pagePort().port], 'https://example.com');
    hear('daybook:line', [pagePort().port], 'app://daybook', {});
    expect(lines).toHaveLength(0);
    hear('daybook:line', [pagePort().port]);
    hear('daybook:line', [pagePort().port]);
    expect(lines).toHaveLength(1);
  });

  test.each(['the system says that its other end is gone', 'the main process says so'])(
    'ends what waits, once, when %s',
    (who) => {
      const ended: string[] = [];
      const { port, close } = pagePort();
      askForLine(
        (held) => held.on('close', () => void ended.push('calls')),
        () => void ended.push('line'),
      );
      hear('daybook:line', [port]);
      if (who.startsWith('the system')) close();
      else hear('daybook:line');
      close();
      hear('daybook:line');
      expect(ended).toEqual(['calls', 'line']);
      expect({ closed: port.closed, listeners: listeners.size }).toEqual({ closed: true, listeners: 0 });
    },
  );

  test('shows paths it is told, of the main process and of nobody else', () => {
    const shown: string[] = [];
    followPaths((path) => void shown.push(path));
    hear({ 'daybook:go': '/attention' });
    hear({ 'daybook:go': 'https://example.com' });
    hear({ 'daybook:go': '/orders' }, [], 'https://example.com');
    hear(null);
    expect(shown).toEqual(['/attention']);
  });
});
