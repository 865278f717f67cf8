import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FuseConfig, FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/** What of Electron is switched on in a package, one by one. A tenth that Electron grows fails the build. */
export const FUSES: Readonly<Record<keyof typeof FuseV1Options, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

/** What electron-builder hands to its hooks, as far as it is read here. */
export interface PackedProgram {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly arch: number;
}

/** Called by electron-builder when the program is laid out and before it is signed. */
export async function afterPack(packed: PackedProgram): Promise<void> {
  const options = Object.fromEntries(
    Object.entries(FUSES).map(([name, on]) => [FuseV1Options[name as keyof typeof FuseV1Options], on]),
  );
  const config = {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: packed.electronPlatformName === 'darwin',
    ...options,
  } as FuseConfig;
  await flipFuses(executableOf(packed), config);
}

/** The program’s own file in a folder it was laid out in. Throws where there is none. */
export function executableOf({ appOutDir, electronPlatformName }: PackedProgram): string {
  const names = readdirSync(appOutDir);
  const wanted = { darwin: /\.app$/, win32: /^Daybook\.exe$/ }[electronPlatformName] ?? /^daybook$/;
  const found = names.find((name) => wanted.test(name));
  if (found === undefined) throw new Error(`no program in ${appOutDir}: ${names.join(', ')}`);
  return join(appOutDir, found);
}
