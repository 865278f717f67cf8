/** `node tests/electron/checklist-page.ts` writes docs/desktop-security.md anew from the checklist. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUSES } from '../../scripts/desktop/fuse-hook.ts';
import { beyond, type Check, checklist, fuseCheck, fuseReasons, type Points } from './checklist.ts';

export const CHECKLIST_PAGE = join(import.meta.dirname, '../../docs/desktop-security.md');

/** The page that says what is held by which test. */
export function checklistPage(): string {
  const fuses = Object.entries(FUSES).map(
    ([name, on]) =>
      `| ${name} | ${on ? 'on' : 'off'} | ${fuseReasons[name]?.replace(/^(on|off): /, '') ?? ''} |`,
  );
  return `# What shuts the desktop in

Written by \`node tests/electron/checklist-page.ts\` from \`tests/electron/checklist.ts\`; a test holds that both say the same and
that every test named here exists. Tests marked ⧉ need the real Electron: they are skipped by name without it, and run in
\`.github/workflows/desktop.yml\` on Windows, macOS and Linux. All others run with every \`npm test\`.

## Electron’s security checklist

${table(checklist)}

## Fuses

| fuse | is | because |
|---|---|---|
${fuses.join('\n')}

Held by ${said(fuseCheck)}. An Electron with a fuse that is not in this table is not packed.

## Beyond the checklist

${table(beyond)}

## What cannot be shown without the runtime

The fake that unit tests run on has what Electron’s types have, not what Electron does: that a window is sandboxed, that a
guard is asked, that a dialog appears, that an installer installs and an update is taken, is shown by the specs marked ⧉
and by hand before a release. That the Electron in use is one of the three newest is for whoever raises it in
\`package.json\`; no test asks a network.
`;
}

function table(points: Points): string {
  const rows = Object.entries(points).map(
    ([point, checks]) => `| ${point} | ${checks.map(said).join('<br>')} |`,
  );
  return ['| point | held by |', '|---|---|', ...rows].join('\n');
}

function said({ where, file, test }: Check): string {
  return `${where === 'electron' ? '⧉ ' : ''}“${test}” (\`${file}\`)`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(CHECKLIST_PAGE, checklistPage());
