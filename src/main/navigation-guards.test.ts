import { beforeEach, describe, expect, test } from 'vitest';
import {
  type ElectronFake,
  electronFake,
  FakeContents,
  stoppable,
} from '../../tests/support/electron-fake.ts';
import { guardNavigation } from './navigation-guards.ts';

let fake: ElectronFake;
let page: FakeContents;
let opened: string[];
beforeEach(() => {
  fake = electronFake('/nowhere');
  opened = [];
  guardNavigation(fake.surface.app, fake.surface.shell, (path) => opened.push(path));
  page = new FakeContents(1);
  fake.app.emit('web-contents-created', stoppable(), page);
});

function isStopped(event: string, url: string): boolean {
  const navigation = stoppable(url);
  page.emit(event, navigation);
  return navigation.stopped;
}

const elsewhere = [
  'https://example.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'app://other/',
  'data:text/html,x',
];

describe('a window', () => {
  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
    'stays on our pages at %s',
    (event) => {
      expect(isStopped(event, 'app://daybook/orders')).toBe(false);
      expect(elsewhere.filter((url) => !isStopped(event, url))).toEqual([]);
    },
  );

  test('shows papers in a frame, and never as the page itself', () => {
    expect(isStopped('will-frame-navigate', 'blob:app://daybook/1')).toBe(false);
    expect(isStopped('will-navigate', 'blob:app://daybook/1')).toBe(true);
  });

  test('takes in no webview', () => {
    const event = stoppable();
    page.emit('will-attach-webview', event);
    expect(event.stopped).toBe(true);
  });

  test('asks for a window of its own for a page of ours, and never makes one itself', () => {
    expect(page.openHandler?.({ url: 'app://daybook/orders/1?view=all' })).toEqual({ action: 'deny' });
    expect(page.openHandler?.({ url: 'app://daybook' })).toEqual({ action: 'deny' });
    for (const url of elsewhere) page.openHandler?.({ url });
    expect(opened).toEqual(['/orders/1?view=all', '/']);
  });

  test('makes no second window; a carrier’s page is opened by the system, anything else by nobody', () => {
    const open = (url: string) => page.openHandler?.({ url });
    expect(open('https://www.ups.com/track?tracknum=1Z')).toEqual({ action: 'deny' });
    expect(open('app://daybook/orders')).toEqual({ action: 'deny' });
    for (const url of [...elsewhere, 'smb://host/x', 'ms-msdt:x', '\\\\host\\x']) open(url);
    expect(fake.calls).toEqual(['shell.openExternal https://www.ups.com/track?tracknum=1Z']);
  });
});

test('a certificate that does not fit is never let through', () => {
  const event = stoppable();
  const answers: boolean[] = [];
  fake.app.emit('certificate-error', event, page, 'https://x/', 'expired', {}, (yes: boolean) =>
    answers.push(yes),
  );
  expect({ stopped: event.stopped, answers }).toEqual({ stopped: true, answers: [false] });
});
