/** Where a point is checked: `here` in every test run; `electron` only where a real Electron runs the specs. */
interface Check {
  readonly where: 'here' | 'electron';
  readonly file: string;
  /** Title of the test, as it stands in the file. */
  readonly test: string;
}

const here = (file: string, test: string): Check => ({ where: 'here', file, test });
const electron = (test: string): Check => ({
  where: 'electron',
  file: 'tests/electron/e2e/desktop-security.test.ts',
  test,
});

/** The points of Electron’s security checklist (electronjs.org/docs/latest/tutorial/security), each with what holds it. */
export const checklist: Readonly<Record<string, readonly Check[]>> = {
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
      'opens no second window; a carrier’s page is opened by the system, anything else by nobody',
    ),
  ],
  '15 openExternal with untrusted content': [
    here('src/shared/desktop/desktop-addresses.test.ts', 'and nothing else: %s'),
    here(
      'src/main/navigation-guards.test.ts',
      'opens no second window; a carrier’s page is opened by the system, anything else by nobody',
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
