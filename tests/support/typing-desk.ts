import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { buildScreens } from '../../scripts/screens-build.ts';
import { openDatabase } from '../../src/core/platform/database.ts';
import { systemClock } from '../../src/node/clock-and-chance.ts';
import { createCompany } from '../../src/workstation/company-create.ts';
import { moveToServer } from '../../src/workstation/move-to-server.ts';
import { startBrowser } from './browser.ts';
import { type DeskProcess, startDesk } from './desk-process.ts';
import { newCustomer, newItem, type Runs } from './order-world.ts';
import { serverCase } from './server-case.ts';
import { must } from './shelf-workstation.ts';

const OWNER = 'Olivia Hart';
const PASSWORD = 'correct horse battery';

/** What may come between a person and the order they type. */
export type Misfortune = 'kill' | 'reload' | 'sign-out' | 'offline';

/** A company at a server, a workstation process of it that may be killed, and one window. */
export interface TypingDesk {
  readonly page: Page;
  readonly folder: string;
  /** Opens a page of the workstation. */
  goTo(path: string): Promise<void>;
  /** Lets it happen, and comes back to the same page. */
  befall(misfortune: Misfortune): Promise<void>;
  /** Everything typed that is on disk, as text. */
  kept(): string;
  end(): Promise<void>;
}

export async function openTypingDesk(): Promise<TypingDesk> {
  buildScreens();
  const root = mkdtempSync(join(tmpdir(), 'daybook-typing-'));
  const folder = join(root, 'desk');
  const ends: (() => Promise<void>)[] = [];
  const office = await serverCase({
    ...{ isEmpty: true, folder: join(root, 'server'), clock: systemClock },
    onEnd: (end) => ends.push(end),
  });
  await moveIn(folder, office.server);
  let desk: DeskProcess = await startDesk(folder);
  const browser: Browser = await startBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(10_000);
  await page.goto(desk.address);
  const befall: Record<Misfortune, () => Promise<void>> = {
    async kill() {
      const { pathname } = new URL(page.url());
      await desk.kill();
      desk = await startDesk(folder);
      await page.goto(desk.address);
      await page.goto(new URL(pathname, desk.address).href);
    },
    async reload() {
      await page.reload();
    },
    async 'sign-out'() {
      const path = page.url();
      await page.getByRole('banner').getByRole('button', { name: OWNER }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByLabel('Name').fill(OWNER);
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('banner').getByRole('button', { name: OWNER }).waitFor();
      await page.goto(path);
    },
    async offline() {
      const { port } = new URL(office.server.url);
      await office.stop();
      await page.reload();
      await office.restart(undefined, Number(port));
    },
  };
  return {
    page,
    folder,
    goTo: async (path) => void (await page.goto(new URL(path, page.url()).href)),
    befall: (misfortune) => befall[misfortune](),
    kept: () => typedIn(folder),
    async end() {
      await browser.close();
      await desk.kill();
      for (const end of ends) await end();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A company of one customer and two items, founded on the desk and moved to the server. */
async function moveIn(
  folder: string,
  { url, firstStart }: { readonly url: string; readonly firstStart: unknown },
): Promise<void> {
  const owner = { name: OWNER, password: PASSWORD };
  const founded = must(await createCompany({ folder, company: { name: 'Harbor', currency: 'USD', owner } }));
  const run: Runs['run'] = (command, input) => {
    const answer = founded.run({ command, input });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.output as never;
  };
  newCustomer({ run }, 'Bluewater');
  const list = run<{ id: string }>('price-list.create', { name: 'Base', kind: 'base', currency: 'USD' });
  for (const number of ['HX-2040', 'HX-2041']) {
    const price = {
      unit: 'EA',
      fromQuantity: 0,
      validFrom: '2026-01-01',
      price: 10_000_000,
      validUntil: null,
    };
    run('price.set', { list: list.id, item: newItem({ run }, number), ...price });
  }
  await founded.close();
  const { setupCode } = firstStart as { readonly setupCode: string };
  const moving = { folder, server: url, code: setupCode, owner: { signInName: OWNER, password: PASSWORD } };
  await must(await moveToServer(moving)).close();
}

function typedIn(folder: string): string {
  const db = openDatabase(join(folder, 'daybook.db'), { readonly: true });
  try {
    return db
      .q('SELECT body FROM typingBuffers WHERE discardedAt IS NULL')
      .all()
      .map((row) => String((row as { body: string }).body))
      .join('\n');
  } finally {
    db.sqlite.close();
  }
}
