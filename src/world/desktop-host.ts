import { permissionCatalogue } from '../shared/daybook-declarations.ts';
import { daybookSentences } from '../shared/daybook-strings.ts';
import { sentencesOf } from '../shared/kernel/sentence.ts';
import { hostForMain, type ParentPort } from '../workstation/main-line.ts';
import { rescueFolder } from '../workstation/rescue-folder.ts';
import { openSeat } from './demo-seat.ts';

/** Hosts the workstation for the main process that started this one. Throws where none did. */
export function hostDesktopWorkstation(): void {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (!parentPort) throw new Error('this is started by the desktop’s main process');
  hostForMain({
    parent: parentPort,
    openSeat,
    sentenceOf: sentencesOf(daybookSentences, permissionCatalogue),
    rescue: rescueFolder,
    exit: () => process.exit(0),
  });
}
