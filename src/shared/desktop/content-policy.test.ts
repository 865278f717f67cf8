import { describe, expect, test } from 'vitest';
import { contentPolicy, pageFileOf, pageHeaders } from './content-policy.ts';

describe('the screens', () => {
  test.each([
    '/',
    '/orders',
    '/orders/0198-abc',
    '/orders/',
    '/customers/01kx.Q1',
    '/items/01kx.a%3Fb.js',
    '/items/01kx.7%2F8%3A%5C',
  ])('the address %s is the page', (pathname) => {
    expect(pageFileOf(pathname)).toEqual({ kind: 'page', file: 'index.html' });
  });

  test('a built file is itself', () => {
    expect(pageFileOf('/assets/main-B1.js')).toEqual({ kind: 'part', file: 'assets/main-B1.js' });
  });

  test.each([
    '/../keys.json',
    '/assets/../../daybook.db',
    '/%2e%2e/keys.json',
    '/assets/%2e%2e%2fkeys.json',
    '/..%5ckeys.json',
    '/C:/keys.json',
    '/keys.json%00.js',
    '/%',
    '/assets/./x.js',
  ])('no address leads out of their folder: %s', (pathname) => {
    expect(pageFileOf(pathname)).toBeNull();
  });

  test('only the page carries the policy, and is never kept', () => {
    expect(pageHeaders({ kind: 'page', file: 'index.html' }, 'n1')).toMatchObject({
      'content-security-policy': contentPolicy('n1'),
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(pageHeaders({ kind: 'part', file: 'a.js' }, 'n1')).not.toHaveProperty('content-security-policy');
  });

  test('the policy lets in no script but its own files, and sends nothing elsewhere', () => {
    const rules = new Map(
      contentPolicy('n1')
        .split('; ')
        .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
    );
    expect(Object.fromEntries(rules)).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'connect-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'default',
    });
    expect(contentPolicy('n1')).not.toMatch(/unsafe|\*|https?:/);
  });
});
