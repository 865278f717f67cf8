import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { desktopHindrance, electronProgram, surroundings } from '../../scripts/desktop/electron-runtime.ts';
import { buildDesktop } from '../../scripts/desktop-build.ts';
import { makeDemo } from '../../src/world/demo-seat.ts';

/** The Electron to run the real desktop in; null where there is none, or no screen: its specs then skip by name. */
export const electronHere: string | null =
  desktopHindrance(surroundings()) === null ? electronProgram() : null;

/** The real desktop program on the demo company, in the real Electron. */
export interface ElectronDesktop {
  readonly application: ElectronApplication;
  readonly page: Page;
  /** Words a second start of the same program would have. */
  readonly words: readonly string[];
  readonly program: string;
  /** A folder of its own, gone with it. */
  readonly folder: string;
  close(): Promise<void>;
}

export async function openDesktop(): Promise<ElectronDesktop> {
  if (electronHere === null) throw new Error('there is no Electron here: npx install-electron');
  const folder = mkdtempSync(join(tmpdir(), 'daybook-electron-'));
  const program = join(folder, 'program');
  await buildDesktop({ into: program });
  const made = await makeDemo({ folder: join(folder, 'data') });
  if (!made.ok) throw new Error(made.refusal.code);
  await made.value.close();
  const words = [program, `--user-data-dir=${join(folder, 'profile')}`, `--data=${join(folder, 'data')}`];
  const application = await _electron.launch({ executablePath: electronHere, args: words });
  const page = await application.firstWindow();
  await page.getByRole('contentinfo').getByText('Workstation').waitFor();
  return {
    application,
    page,
    words,
    program: electronHere,
    folder,
    async close() {
      await application.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
