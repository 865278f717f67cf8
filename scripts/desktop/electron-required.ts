/** `node scripts/desktop/electron-required.ts`: fails where there is no Electron, so that its specs were all skipped. */
import { electronProgram } from './electron-runtime.ts';

const program = electronProgram();
console.log(program === null ? 'Electron is not installed: npx install-electron' : `Electron: ${program}`);
process.exitCode = program === null ? 1 : 0;
