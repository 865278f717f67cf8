import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemChance } from '../node/clock-and-chance.ts';
import { openCredentials } from './credentials-file.ts';
import { grantProblem, issueGrant, lengthenGrant, revokeGrantsOf } from './offline-grants.ts';

const NOW = 1_790_000_000_000;
const DAY = 24 * 3_600_000;
const clock = { now: () => NOW };

function credentials(grantDays?: number) {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-grants-'));
  const opened = openCredentials(folder, systemChance, undefined, grantDays);
  onTestFinished(() => {
    opened.db.sqlite.close();
    rmSync(folder, { recursive: true });
  });
  return opened;
}

describe('an offline grant', () => {
  test('counts for its person on its workstation until it has run out', () => {
    const held = credentials();
    const { id, expiresAt } = issueGrant(held, 'anna', 'w1', clock, systemChance);
    expect(grantProblem(held, id, 'anna', 'w1', expiresAt)).toBeNull();
    expect(grantProblem(held, id, 'anna', 'w1', expiresAt + 1)).toMatchObject({ code: 'grant.expired' });
    expect(grantProblem(held, id, 'bert', 'w1', NOW)).toMatchObject({ code: 'grant.not-theirs' });
    expect(grantProblem(held, id, 'anna', 'w2', NOW)).toMatchObject({ code: 'grant.not-theirs' });
    expect(grantProblem(held, null, 'anna', 'w1', NOW)).toMatchObject({ code: 'grant.missing' });
    expect(grantProblem(held, 'made up', 'anna', 'w1', NOW)).toMatchObject({ code: 'grant.unknown' });
  });

  test('lasts sixty days, or as long as the server was told', () => {
    const lastingDays = (held: ReturnType<typeof credentials>) =>
      (issueGrant(held, 'anna', 'w1', clock, systemChance).expiresAt - NOW) / DAY;
    expect(lastingDays(credentials())).toBe(60);
    const short = credentials(7);
    expect(lastingDays(short)).toBe(7);
    const { id } = issueGrant(short, 'anna', 'w1', clock, systemChance);
    expect(lengthenGrant(short, id, 'w1', NOW + 6 * DAY)).toMatchObject({ expiresAt: NOW + 13 * DAY });
    short.db.sqlite.exec('DELETE FROM offlineGrant');
    expect(grantProblem(short, id, 'anna', 'w1', NOW + 8 * DAY)).toMatchObject({ code: 'grant.expired' });
  });

  test('counts no more once it was revoked, and signing in again gives another', () => {
    const held = credentials();
    const { id } = issueGrant(held, 'anna', 'w1', clock, systemChance);
    revokeGrantsOf(held.db, 'anna', NOW);
    expect(grantProblem(held, id, 'anna', 'w1', NOW)).toMatchObject({ code: 'grant.revoked' });
    expect(lengthenGrant(held, id, 'w1', NOW)).toBe('revoked');
    expect(issueGrant(held, 'anna', 'w1', clock, systemChance).id).not.toBe(id);
  });

  test('is not lengthened by another workstation nor after it has run out', () => {
    const held = credentials();
    const { id } = issueGrant(held, 'anna', 'w1', clock, systemChance);
    expect(lengthenGrant(held, id, 'w2', NOW)).toBe('unknown');
    expect(lengthenGrant(held, id, 'w1', NOW + 61 * DAY)).toBe('expired');
    expect(lengthenGrant(held, id, 'w1', NOW + 59 * DAY)).toMatchObject({ expiresAt: NOW + 119 * DAY });
  });
});

describe('a grant the file has forgotten because it was restored from a backup', () => {
  test('counts as it did, by its signature', () => {
    const held = credentials();
    const { id } = issueGrant(held, 'anna', 'w1', clock, systemChance);
    held.db.sqlite.exec('DELETE FROM offlineGrant');
    expect(grantProblem(held, id, 'anna', 'w1', NOW + 60 * DAY)).toBeNull();
    expect(grantProblem(held, id, 'anna', 'w1', NOW + 61 * DAY)).toMatchObject({ code: 'grant.expired' });
    expect(grantProblem(held, id, 'bert', 'w1', NOW)).toMatchObject({ code: 'grant.not-theirs' });
    const altered = id.replace(/^gr\.[^.]+/, 'gr.zzzzzzzz');
    expect(grantProblem(held, altered, 'anna', 'w1', NOW)).toMatchObject({ code: 'grant.unknown' });
  });

  test('does not count for a person who was shut out before the backup', () => {
    const held = credentials();
    const { id } = issueGrant(held, 'anna', 'w1', clock, systemChance);
    held.db.sqlite.exec(`DELETE FROM offlineGrant;
      INSERT INTO account VALUES ('anna', 'Anna', 'anna', 'x', 0, NULL, 0, NULL, ${NOW})`);
    expect(grantProblem(held, id, 'anna', 'w1', NOW)).toMatchObject({ code: 'grant.revoked' });
  });
});
