import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { electronFake, stoppable } from '../../tests/support/electron-fake.ts';
import { guardDownloads } from './file-downloads.ts';

class FakeDownload extends EventEmitter {
  readonly address: string;
  readonly name: string;
  defaultPath = '';
  constructor(address: string, name: string) {
    super();
    this.address = address;
    this.name = name;
  }
  getURL = () => this.address;
  getFilename = () => this.name;
  getSavePath = () => `/chosen/${this.name}`;
  setSaveDialogOptions = ({ defaultPath }: { defaultPath: string }) => {
    this.defaultPath = defaultPath;
  };
}

function save(address: string, name: string) {
  const fake = electronFake('/home');
  guardDownloads(fake.surface.session.defaultSession, fake.surface.shell, '/home/Downloads');
  const event = stoppable();
  const item = new FakeDownload(address, name);
  fake.session.emit('will-download', event, item);
  return { item, stopped: event.stopped, calls: fake.calls };
}

test('a paper is saved where the person says, and shown in its folder', () => {
  const { item, stopped, calls } = save('blob:app://daybook/1', 'Confirmation.pdf');
  expect({ stopped, path: item.defaultPath }).toEqual({
    stopped: false,
    path: join('/home/Downloads', 'Confirmation.pdf'),
  });
  item.emit('done', {}, 'cancelled');
  expect(calls).toEqual([]);
  const second = save('blob:app://daybook/1', 'Confirmation.pdf');
  second.item.emit('done', {}, 'completed');
  expect(second.calls).toEqual(['shell.showItemInFolder /chosen/Confirmation.pdf']);
});

test('a name never leads to another folder', () => {
  expect(save('blob:app://daybook/1', '../../.bashrc').item.defaultPath).toBe(
    join('/home/Downloads', '-..-.bashrc'),
  );
});

test.each(['https://example.com/x.exe', 'data:text/html,x', 'blob:https://example.com/1'])(
  'nothing from elsewhere is saved: %s',
  (address) => {
    expect(save(address, 'x').stopped).toBe(true);
  },
);
