import { join } from 'node:path';
import { saidText } from '../shared/desktop/desktop-texts.ts';
import type { ElectronSurface } from './electron-surface.ts';

export interface TroublePorts {
  readonly electron: Pick<ElectronSurface, 'app' | 'dialog' | 'shell'>;
  /** The data folder, which whoever helps has to know. */
  readonly folder: string;
  readonly clock: () => number;
  /** Writes everything of the data folder into a new one; false where that did not work. */
  readonly rescue: (into: string) => Promise<boolean>;
}

/** What is said when something does not come back by itself; each box has a way on, and one to take everything along. */
export interface DesktopTroubles {
  /** The data folder cannot be opened, for a reason that is a sentence. Ends the program. */
  refused(sentence: string): Promise<void>;
  /** The workstation process stopped again and again. True: start it again. Ends the program otherwise. */
  workstationGone(): Promise<boolean>;
  /** A page stopped again and again. True: load it again. */
  pageGone(): Promise<boolean>;
}

export function desktopTroubles(ports: TroublePorts): DesktopTroubles {
  const { app, dialog } = ports.electron;
  /** Asks until something else than taking everything along was chosen. Answers the button’s place. */
  const ask = async (message: string, detail: string, buttons: readonly string[]): Promise<number> => {
    for (;;) {
      const { response } = await dialog.showMessageBox({
        type: 'warning',
        message,
        detail,
        buttons: [...buttons, saidText('saveEverything')],
        defaultId: 0,
        cancelId: buttons.length - 1,
      });
      if (response < buttons.length) return response;
      await saveEverything(ports);
    }
  };
  return {
    async refused(sentence) {
      await ask(saidText('workstationRefused'), sentence, [saidText('quit')]);
      app.quit();
    },
    async workstationGone() {
      const buttons = [saidText('again'), saidText('quit')];
      const answer = await ask(saidText('workstationGone'), saidText('workstationGoneMore'), buttons);
      if (answer !== 0) app.quit();
      return answer === 0;
    },
    async pageGone() {
      const { response } = await dialog.showMessageBox({
        type: 'warning',
        message: saidText('pageGone'),
        detail: saidText('pageGoneMore'),
        buttons: [saidText('openAgain'), saidText('close')],
        defaultId: 0,
        cancelId: 1,
      });
      return response === 0;
    },
  };
}

async function saveEverything({ electron, folder, clock, rescue }: TroublePorts): Promise<void> {
  const { dialog, shell } = electron;
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: saidText('saveEverythingWhere'),
    properties: ['openDirectory', 'createDirectory'],
  });
  const [chosen] = filePaths;
  if (canceled || chosen === undefined) return;
  const instant = new Date(clock()).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-');
  const into = join(chosen, `Daybook ${instant}`);
  const isSaved = await rescue(into);
  await dialog.showMessageBox({
    type: isSaved ? 'info' : 'warning',
    message: isSaved
      ? saidText('everythingSaved', { folder: into })
      : saidText('everythingNotSaved', { folder }),
    buttons: [saidText('close')],
  });
  if (isSaved) shell.showItemInFolder(into);
}
