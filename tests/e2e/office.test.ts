import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { peopleQueries } from '../../src/shared/people/people-queries.ts';
import { chromiumPath } from '../support/browser.ts';
import { type DemoWindow, openDemoWindow } from '../support/demo-window.ts';

describe.skipIf(chromiumPath === null)('people, roles, workstations and company', () => {
  let demo: DemoWindow;
  beforeAll(async () => {
    demo = await openDemoWindow();
  });
  afterAll(async () => {
    await demo.close();
  });

  test('a person is added, gets a role and a password, and signs in', async () => {
    const page = await demo.open('/people');
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'Add person' });
    await dialog.getByLabel('Name').fill('Ada Quay');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').getByText('Added Ada Quay.').waitFor();
    const row = page.getByRole('grid', { name: 'People' }).getByRole('row', { name: /Ada Quay/ });
    await row.getByRole('button', { name: 'Give role' }).click();
    await page.getByRole('dialog').getByLabel('Role').selectOption('order desk');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').getByText('Ada Quay').waitFor();
    await row.getByText('order desk').waitFor();
    await page.getByRole('button', { name: 'Give sign-in' }).click();
    await page.getByLabel('Password').fill('quite long enough');
    await page.getByRole('dialog').getByRole('button', { name: 'Give sign-in' }).click();
    await page.getByRole('status').getByText('Ada Quay can sign in now.').waitFor();
    await page.goto(`${demo.url}/sign-in`);
    await page.getByLabel('Name').fill('Ada Quay');
    await page.getByLabel('Password').fill('quite long enough');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Ada Quay' }).waitFor();
    demo.workstation.people.switchTo('Olivia Hart');
    const answer = demo.workstation.query({ query: peopleQueries.listPeople.name, input: {} });
    expect(JSON.stringify(answer)).toContain('Ada Quay');
    await page.close();
  });

  test('a role is given a right, and undo takes it back', async () => {
    const page = await demo.open('/roles');
    await page.getByRole('button', { name: /^viewer/ }).click();
    const right = page.getByRole('checkbox', { name: 'change customers' });
    await right.check();
    await expect.poll(() => right.isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => right.isChecked()).toBe(false);
    await page.close();
  });

  test('an invitation needs a server, and says so', async () => {
    const page = await demo.open('/workstations');
    const invite = page.getByRole('button', { name: 'Invite a computer' });
    expect(await invite.getAttribute('aria-disabled')).toBe('true');
    expect(await invite.getAttribute('aria-description')).toContain('Move it to a server');
    await page.close();
  });

  test('a role may see what things cost, and this computer gets a name', async () => {
    const page = await demo.open('/roles');
    await page.getByRole('button', { name: /^viewer/ }).click();
    await page.getByRole('checkbox', { name: 'what things cost' }).check();
    await page.getByRole('status').getByText('viewer may see what things cost now.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.goto(`${demo.url}/workstations`);
    await page
      .getByRole('button', { name: /^More for/ })
      .first()
      .press('Enter');
    await page.getByRole('menuitem', { name: 'Rename' }).press('Enter');
    await page.getByRole('dialog').getByLabel('Name').fill('Front desk');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('cell', { name: 'Front desk', exact: true }).waitFor();
    await page.close();
  });

  test('a holiday is added to the company', async () => {
    const page = await demo.open('/company');
    await page.getByRole('button', { name: 'Add holiday' }).click();
    await page.getByRole('dialog').getByLabel('Date').fill('2027-07-05');
    await page.getByRole('dialog').getByLabel('Holiday').fill('Harbor Day');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('cell', { name: 'Harbor Day' }).waitFor();
    await page.close();
  });

  test('what stands on papers is changed where the company is, seen on a sample, and taken back', async () => {
    const page = await demo.open('/company');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Change head of papers');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Change head of papers' });
    await dialog.getByLabel('Country').fill('usa');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => dialog.getByLabel('Country').getAttribute('aria-invalid')).toBe('true');
    await dialog.getByLabel('Country').fill('US');
    await dialog.getByLabel('Phone').fill('+1 419 555 0200');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('definition').getByText('+1 419 555 0200').waitFor();
    const opened = page.waitForEvent('popup');
    await page.keyboard.press('Control+p');
    expect((await opened).url()).toMatch(/^blob:/);
    await page.getByRole('status').getByText('The sample is open beside the work.').waitFor();
    await page.goto(`${demo.url}/company`);
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await page
      .getByLabel('Choose logo')
      .setInputFiles({ name: 'harbor.png', mimeType: 'image/png', buffer: png });
    await page.getByRole('img', { name: 'Logo: harbor.png' }).waitFor();
    await page.getByRole('button', { name: 'Remove logo' }).click();
    await page.getByRole('button', { name: 'Choose logo' }).waitFor();
    await page.close();
  });

  test('nothing that waits is said so, and the pages complained of nothing', async () => {
    const page = await demo.open('/attention');
    await page.getByText('Nothing waits for you.').waitFor();
    await page.close();
    expect(demo.problems).toEqual([]);
  });
});
