import { beforeEach, describe, expect, test } from 'vitest';
import { type ElectronFake, electronFake } from '../../tests/support/electron-fake.ts';
import { attentionBadge } from './attention-badge.ts';

let fake: ElectronFake;
let focused: boolean;
let shown: string[];
let marks: (string | null)[];
let flashes: number;
let tell: (count: number) => void;
beforeEach(() => {
  fake = electronFake('/nowhere');
  focused = false;
  shown = [];
  marks = [];
  flashes = 0;
  const { app, Notification } = fake.surface;
  tell = attentionBadge({
    app,
    Notification,
    mark: (description) => void marks.push(description),
    flash: () => void flashes++,
    isFocused: () => focused,
    show: (path) => void shown.push(path),
  });
});

describe('what needs attention', () => {
  test('stands on dock and taskbar, and goes away again', () => {
    tell(3);
    expect(fake.state.badge).toBe(3);
    tell(0);
    expect(fake.state.badge).toBe(0);
    expect(marks).toEqual(['The server refused 3 changes. They wait for you.', null]);
  });

  test('is said when it grows, and leads to its page', () => {
    tell(0);
    tell(1);
    tell(3);
    expect(fake.notifications.map(({ body }) => body)).toEqual([
      'The server refused one change. It waits for you.',
      'The server refused 3 changes. They wait for you.',
    ]);
    expect(flashes).toBe(2);
    fake.notifications[0]?.emit('click');
    expect(shown).toEqual(['/attention']);
  });

  test('is not said for what was left standing, when it gets less, or while somebody looks', () => {
    tell(5);
    tell(2);
    focused = true;
    tell(4);
    expect(fake.notifications).toEqual([]);
    expect(flashes).toBe(0);
  });
});
