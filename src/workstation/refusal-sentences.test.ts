import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import syncStrings from '../shared/sync/strings.en.json' with { type: 'json' };
import ownStrings from '../shared/sync/workstation-strings.en.json' with { type: 'json' };

const CODE = /(?:refused|refusal)\(\s*'([a-z-]+\.[a-z-]+)'|\? '([a-z-]+\.[a-z-]+)' : '([a-z-]+\.[a-z-]+)'/g;

describe('what a workstation refuses', () => {
  test('has a sentence for people, and no sentence is left without its refusal', () => {
    const all = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
    // Importing has sentences of its own.
    const files = all.filter((name) => /^(papers[/\\])?[a-z-]+\.ts$/.test(name));
    const text = files.map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8')).join('\n');
    const codes = new Set([...text.matchAll(CODE)].flatMap((match) => match.slice(1).filter(Boolean)));
    const known = new Set([...Object.keys(ownStrings.refusals), ...Object.keys(syncStrings.refusals)]);
    const elsewhere = ['input.invalid', 'people.not-active', 'people.no-permission'];
    expect(codes.size).toBeGreaterThan(40);
    expect([...codes].filter((code) => !known.has(code) && !elsewhere.includes(code))).toEqual([]);
    expect(Object.keys(ownStrings.refusals).filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });
});
