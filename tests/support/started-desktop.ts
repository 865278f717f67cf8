import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesktop } from '../../src/main/desktop.ts';
import { type ElectronFake, electronFake, type FakeWindow } from './electron-fake.ts';

/** The main process on the fake of Electron, with time that stands still: `later` is what it put off. */
export interface StartedDesktop {
  readonly folder: string;
  readonly fake: ElectronFake;
  readonly later: (() => void)[];
  start(words?: readonly string[], platform?: NodeJS.Platform): Promise<boolean>;
  /** The window opened first; throws where there is none. */
  firstWindow(): FakeWindow;
  end(): void;
}

const versions = {
  version: '1.2.0',
  electron: '45.4.1',
  chrome: '1',
  node: '24',
  sqlite: '3',
  system: 'linux x64',
};

export function startedDesktop(): StartedDesktop {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-desktop-'));
  const fake = electronFake(folder);
  const later: (() => void)[] = [];
  return {
    folder,
    fake,
    later,
    start: (words = [], platform = 'linux') =>
      startDesktop({
        electron: fake.surface,
        program: {
          pages: '/p/renderer',
          preload: '/p/preload.cjs',
          workstation: '/p/workstation.js',
          licences: '/p/licences.txt',
        },
        words,
        cwd: '/home/ada',
        platform,
        launcher: null,
        versions,
        clock: () => 0,
        after: (_ms, work) => void later.push(work),
        every: () => () => {},
        onUncaught: () => {},
        lookForUpdate: async () => 'This is the newest version.',
      }),
    firstWindow() {
      const [window] = fake.windows;
      if (!window) throw new Error('no window was opened');
      return window;
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}
