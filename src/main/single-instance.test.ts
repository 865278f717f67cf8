import { beforeEach, describe, expect, test } from 'vitest';
import { type ElectronFake, electronFake, stoppable } from '../../tests/support/electron-fake.ts';
import type { Wanted } from './opened-by-system.ts';
import { holdInstance } from './single-instance.ts';

let fake: ElectronFake;
let shown: (Wanted | null)[];
const hold = (launcher: Parameters<typeof holdInstance>[1]['launcher'] = null) =>
  holdInstance(fake.surface.app, { show: (wanted) => void shown.push(wanted), launcher });
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
    expect(shown).toEqual([{ path: '/orders/SO-A-001042', offer: null }, null, null]);
  });
});

describe('links', () => {
  test('come as an event on macOS, which goes no further', () => {
    hold();
    const event = stoppable();
    fake.app.emit('open-url', event, 'daybook://attention');
    expect({ shown, stopped: event.stopped }).toEqual({
      shown: [{ path: '/attention', offer: null }],
      stopped: true,
    });
  });

  test('start the program itself, or the sources with their folder', () => {
    hold();
    hold({ program: '/electron', words: ['/daybook/dist/desktop'] });
    expect(fake.calls).toEqual([
      'app.setAsDefaultProtocolClient daybook',
      'app.setAsDefaultProtocolClient daybook /electron /daybook/dist/desktop',
    ]);
  });
});
