/** Where a point is checked: `here` in every test run; `electron` only where a real Electron runs the specs. */
export interface Check {
  readonly where: 'here' | 'electron';
  readonly file: string;
  /** Title of the test, as it stands in the file. */
  readonly test: string;
}

const here = (file: string, test: string): Check => ({ where: 'here', file, test });
const electron = (test: string, name = 'desktop-security'): Check => ({
  where: 'electron',
  file: `tests/electron/e2e/${name}.test.ts`,
  test,
});

export type Points = Readonly<Record<string, readonly Check[]>>;

/** The points of Electron’s security checklist (electronjs.org/docs/latest/tutorial/security), each with what holds it. */
export const checklist: Points = {
  '1 only load secure content': [
    here('src/main/permission-guards.test.ts', 'never from a network or a file: %s'),
    electron('a page goes nowhere else, opens nothing, and loads nothing from outside'),
  ],
  '2 no Node integration for remote content': [
    here('tests/electron/web-preferences.test.ts', 'have no Node'),
    electron('a page has no Node and no Electron'),
  ],
  '3 context isolation': [
    here('tests/electron/web-preferences.test.ts', 'are isolated from the preload'),
    electron('a page that overwrites the language does not reach the preload'),
  ],
  '4 process sandboxing': [
    here(
      'src/main/desktop.test.ts',
      'locks everything down before the system is ready and before a window is made',
    ),
    here('tests/electron/web-preferences.test.ts', 'are sandboxed, and no launcher says otherwise'),
    electron('every process of a page is sandboxed'),
  ],
  '5 permission requests': [
    here('src/main/permission-guards.test.ts', 'is to copy and to notify, of all there is to ask for'),
    electron('a page gets no permission but to copy and to notify'),
  ],
  '6 do not disable webSecurity': [
    here('tests/electron/web-preferences.test.ts', 'keep the security of the web'),
  ],
  '7 content security policy': [
    here(
      'src/shared/desktop/content-policy.test.ts',
      'the policy lets in no script but its own files, and sends nothing elsewhere',
    ),
    here(
      'src/main/page-protocol.test.ts',
      'gives every path the page, with a policy and a nonce of its own each time',
    ),
    here(
      'src/renderer/platform/trusted-texts.test.ts',
      'is a text that can be no element: the styles of the kit',
    ),
    here(
      'tests/e2e/xss.test.ts',
      'stands in every free-text column there is, and is shown as it was written by every page',
    ),
    here(
      'tests/e2e/xss.test.ts',
      'is refused as markup and as code by the window itself, should a page ever try',
    ),
    electron('a page goes nowhere else, opens nothing, and loads nothing from outside'),
  ],
  '8 no allowRunningInsecureContent': [
    here('tests/electron/web-preferences.test.ts', 'keep the security of the web'),
  ],
  '9 no experimental features': [here('tests/electron/web-preferences.test.ts', 'try nothing new')],
  '10 no enableBlinkFeatures': [here('tests/electron/web-preferences.test.ts', 'try nothing new')],
  '11 webview without allowpopups': [here('tests/electron/web-preferences.test.ts', 'have no webview')],
  '12 verify webview options': [here('src/main/navigation-guards.test.ts', 'takes in no webview')],
  '13 limit navigation': [
    here('src/main/navigation-guards.test.ts', 'stays on our pages at %s'),
    electron('a page goes nowhere else, opens nothing, and loads nothing from outside'),
  ],
  '14 limit new windows': [
    here(
      'src/main/navigation-guards.test.ts',
      'makes no second window; a carrier’s page is opened by the system, anything else by nobody',
    ),
  ],
  '15 openExternal with untrusted content': [
    here('src/shared/desktop/desktop-addresses.test.ts', 'and nothing else: %s'),
    here(
      'src/main/navigation-guards.test.ts',
      'makes no second window; a carrier’s page is opened by the system, anything else by nobody',
    ),
  ],
  '16 a current Electron': [
    here('tests/electron/package-config.test.ts', 'packs the Electron that package.json pins'),
  ],
  '17 validate the sender of IPC messages': [
    here('src/main/line-requests.test.ts', 'not %s'),
    electron('a line is given to the top frame of our page in our window, and to nobody else'),
  ],
  '18 avoid file://': [
    here('src/main/page-protocol.test.ts', 'follows no link out of its folder'),
    here('src/main/page-protocol.test.ts', 'has nothing else: %s'),
  ],
  '19 check the fuses': [
    here(
      'tests/electron/packing.test.ts',
      'has all nine fuses as they were decided, read back from the program',
    ),
  ],
  '20 expose no Electron API': [
    here('tests/electron/preload.test.ts', 'gives the page nothing: no function, no object of Electron'),
    electron('a page has no Node and no Electron'),
  ],
};

const readBack = here(
  'tests/electron/packing.test.ts',
  'has all nine fuses as they were decided, read back from the program',
);

/** Why each fuse of Electron stands as it does. That it does is read back from a packed program. */
export const fuseReasons: Readonly<Record<string, string>> = {
  RunAsNode: 'off: the program is no Node for whoever starts it; the workstation is a utility process',
  EnableCookieEncryption: 'on: nothing of a page lies readable on the disk',
  EnableNodeOptionsEnvironmentVariable: 'off: no code comes in by the environment',
  EnableNodeCliInspectArguments: 'off: nobody attaches a debugger by a word of the start',
  EnableEmbeddedAsarIntegrityValidation: 'on: what was signed is what runs (macOS and Windows)',
  OnlyLoadAppFromAsar: 'on: no folder beside the archive takes its place',
  LoadBrowserProcessSpecificV8Snapshot: 'off: there is none of ours',
  GrantFileProtocolExtraPrivileges: 'off: no page is a file',
  WasmTrapHandlers: 'on: as Chromium has it',
};

/** What a fuse is checked by. */
export const fuseCheck: Check = readBack;

const preferences = (test: string) => here('tests/electron/web-preferences.test.ts', test);

/** What the scanner Electronegativity looks for besides, and what the checklist does not name. */
export const beyond: Points = {
  'texts of code: eval, executeJavaScript, insertCSS': [
    preferences(
      'are all made by these preferences: those that work in one place, those that print in another',
    ),
  ],
  'switches of Chromium, remote debugging': [
    preferences('try nothing new'),
    here(
      'tests/electron/packing.test.ts',
      'holds no secret, no folder of who built it, and no way round the sandbox',
    ),
  ],
  'certificate errors': [
    here('src/main/navigation-guards.test.ts', 'a certificate that does not fit is never let through'),
  ],
  'middle click and target=_blank': [
    here(
      'src/main/navigation-guards.test.ts',
      'makes no second window; a carrier’s page is opened by the system, anything else by nobody',
    ),
  ],
  'tools of developers in a package': [preferences('have their tools only where Daybook is being built')],
  'links of the system (daybook://)': [
    here('src/shared/desktop/desktop-addresses.test.ts', 'whatever it says, it never leads out of the page'),
  ],
  'files opened with Daybook': [
    here('src/shared/desktop/opened-files.test.ts', 'is named to its page by a token, never by its path'),
    here(
      'tests/files/desktop-calls.test.ts',
      'is known by the token the main process gave out, and by nothing else',
    ),
  ],
  'files dropped on a page': [
    here(
      'tests/e2e/opened-files.test.ts',
      'a file dropped where nobody takes it leaves the page where it is',
    ),
  ],
  'files saved by a page': [here('src/main/file-downloads.test.ts', 'a name never leads to another folder')],
  printing: [
    here(
      'src/main/paper-printer.test.ts',
      'has no preload and no code of ours, and its window is as shut as any',
    ),
    here('src/main/paper-printer.test.ts', 'loads nothing of %s'),
    here('tests/files/order-papers.test.ts', 'holds no script and no action, whatever is written into it'),
    electron('a paper is printed whole, from a window of its own that is gone afterwards', 'desktop-work'),
  ],
  'secrets at rest': [
    here('src/main/keys-seal.test.ts', 'is not made where the system keeps no secrets: %s'),
  ],
  'native code outside the archive': [
    here('tests/electron/built-workstation.test.ts', 'does not load SQLite when its native part is another'),
  ],
  updates: [
    here(
      'src/main/update-check.test.ts',
      'is fetched where it is newer, and put in place when Daybook is closed',
    ),
    here('src/main/update-check.test.ts', 'has never two versions each newer than the other'),
  ],
  'a second start': [here('src/main/single-instance.test.ts', 'ends at once and registers nothing')],
  'crash reports': [
    here('src/main/crash-log.test.ts', 'is written down here, and sent nowhere'),
    here('src/shared/desktop/crash-trace.test.ts', 'holds nothing a person typed, and no folder of theirs'),
  ],
  'what builds it': [
    here(
      'tests/electron/workflows.test.ts',
      'use actions by the full hash of a commit that is known, with its version beside',
    ),
    here(
      'tests/electron/workflows.test.ts',
      'give secrets to the step that packs, on a push only, and to nothing else',
    ),
  ],
};
