import { beforeEach, describe, expect, test } from 'vitest';
import {
  type ElectronFake,
  electronFake,
  FakeContents,
  fakeFrame,
} from '../../tests/support/electron-fake.ts';
import { hearLineRequests } from './line-requests.ts';

let fake: ElectronFake;
let given: object[];
const ours = new FakeContents(1);
beforeEach(() => {
  fake = electronFake('/nowhere');
  given = [];
  hearLineRequests(
    fake.surface.ipcMain,
    (contents) => contents === ours,
    (frame) => void given.push(frame),
  );
});

const { frame } = fakeFrame();
const closed = Object.assign(new FakeContents(1), { destroyed: true });

describe('who gets a line to the workstation', () => {
  test('the top frame of a page of ours, in a window of ours', () => {
    fake.ipc.emit('daybook:line-wanted', { sender: ours, senderFrame: frame });
    expect(given).toEqual([frame]);
  });

  test.each([
    ['a frame inside a page', ours, fakeFrame('app://daybook/orders', {}).frame],
    ['a page that went elsewhere', ours, fakeFrame('https://example.com/').frame],
    ['a page that calls itself ours', ours, fakeFrame('app://daybook.example/').frame],
    ['an empty page', ours, fakeFrame('about:blank').frame],
    ['the tools of those who build it', new FakeContents(2), fakeFrame('devtools://devtools/x').frame],
    ['a window somebody else made', new FakeContents(2), frame],
    ['a window that is closed', closed, frame],
    ['a frame that is gone', ours, null],
  ])('not %s', (_who, sender, senderFrame) => {
    fake.ipc.emit('daybook:line-wanted', { sender, senderFrame });
    expect(given).toEqual([]);
  });

  test('not who says more than that it wants one', () => {
    for (const word of [null, {}, '', 0, ['x']]) {
      fake.ipc.emit('daybook:line-wanted', { sender: ours, senderFrame: frame }, word);
    }
    expect(given).toEqual([]);
  });

  test('and nothing else is listened for', () => {
    expect(fake.ipc.eventNames()).toEqual(['daybook:line-wanted']);
  });
});
