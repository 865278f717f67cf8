import { beforeEach, describe, expect, test } from 'vitest';
import { type ElectronFake, electronFake, stoppable } from '../../tests/support/electron-fake.ts';
import { holdInstance, pathIn } from './single-instance.ts';

let fake: ElectronFake;
let shown: (string | null)[];
const hold = (launcher: Parameters<typeof holdInstance>[1]['launcher'] = null) =>
  holdInstance(fake.surface.app, { show: (path) => void shown.push(path), launcher });
beforeEach(() => {
  fake = electronFake('/nowhere');
  shown = [];
});

describe('a second start', () => {
  test('ends at once and registers nothing', () => {
    fake.state.isFirst = false;
    expect(hold()).toBe(false);
    expect(fake.calls).toEqual(['app.quit']);
  });

  test('shows the window of the first, on the page its link names', () => {
    expect(hold()).toBe(true);
    fake.app.emit('second-instance', stoppable(), ['daybook', 'daybook://orders/SO-A-001042']);
    fake.app.emit('second-instance', stoppable(), ['daybook']);
    fake.app.emit('second-instance', stoppable(), ['daybook', 'daybook://settings?erase=1']);
    expect(shown).toEqual(['/orders/SO-A-001042', null, null]);
  });
});

describe('links', () => {
  test('come as an event on macOS, which goes no further', () => {
    hold();
    const event = stoppable();
    fake.app.emit('open-url', event, 'daybook://attention');
    expect({ shown, stopped: event.stopped }).toEqual({ shown: ['/attention'], stopped: true });
  });

  test('start the program itself, or the sources with their folder', () => {
    hold();
    hold({ program: '/electron', words: ['/daybook/dist/desktop'] });
    expect(fake.calls).toEqual([
      'app.setAsDefaultProtocolClient daybook',
      'app.setAsDefaultProtocolClient daybook /electron /daybook/dist/desktop',
    ]);
  });

  test('of a first start open its first window there', () => {
    expect(pathIn(['--data=/x', 'daybook://orders/1'])).toBe('/orders/1');
    expect(pathIn(['--data=/x'])).toBeNull();
  });
});
