import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isFrameAddress,
  isPageAddress,
  linkedPath,
  linkIn,
  outsideAddress,
  savedName,
} from './desktop-addresses.ts';

describe('a link to a record', () => {
  test('names its page', () => {
    expect(linkedPath('daybook://orders/SO-A-001042')).toBe('/orders/SO-A-001042');
    expect(linkedPath('daybook://attention/')).toBe('/attention');
    expect(linkedPath('daybook://items/01kx.7%2F8.js')).toBe('/items/01kx.7%2F8.js');
  });

  test.each([
    'daybook://orders/../people',
    'daybook://orders/SO?confirm=1',
    'daybook://orders/SO#x',
    'daybook://orders/a/b/c',
    'daybook://settings',
    'daybook://orders/%2e%2e',
    'daybook://orders/%2E%2E',
    'daybook://orders/..',
    'daybook://orders/./1',
    'daybook://orders/%2',
    'daybook:orders',
    'DAYBOOK://orders',
    'https://orders',
    'daybook://orders/a\nb',
    'daybook://user@orders/1',
  ])('that is more than a place and a record leads nowhere: %s', (link) => {
    expect(linkedPath(link)).toBeNull();
  });

  test('whatever it says, it never leads out of the page', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'./%2eE5Fa~-') })), (text) => {
        const path = linkedPath(`daybook://orders/${text}`) ?? '/orders/';
        expect(path).toMatch(/^\/orders(\/[\w.~%-]+)*\/?$/);
        expect(new URL(path, 'https://daybook').pathname).toBe(path);
      }),
    );
  });

  test('is found among the arguments of a start', () => {
    expect(linkIn(['/usr/bin/daybook', '--allow', 'daybook://orders/1'])).toBe('daybook://orders/1');
    expect(linkIn(['/usr/bin/daybook', '--flag'])).toBeNull();
  });
});

describe('what a window may show', () => {
  test('pages of ours, and frames with papers of ours', () => {
    expect(['app://daybook', 'app://daybook/orders'].every(isPageAddress)).toBe(true);
    expect(isFrameAddress('blob:app://daybook/2b1c')).toBe(true);
  });

  test.each([
    'app://daybook.example/',
    'app://other/',
    'https://daybook/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'app:daybook',
    'blob:https://daybook/1',
  ])('and nothing else: %s', (address) => {
    expect(isPageAddress(address) || isFrameAddress(address)).toBe(false);
  });
});

describe('what the system is asked to open', () => {
  test('tracking pages of known carriers, and mails to one address', () => {
    expect(outsideAddress('https://www.ups.com/track?tracknum=1Z')).toBe(
      'https://www.ups.com/track?tracknum=1Z',
    );
    expect(outsideAddress('mailto:ada@quay.example')).toBe('mailto:ada@quay.example');
  });

  test.each([
    'file:///C:/x.exe',
    'smb://host/share',
    '\\\\host\\share',
    'javascript:alert(1)',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'http://www.ups.com/',
    'https://www.ups.com.evil.example/',
    'https://www.ups.com@evil.example/',
    'https://evil.example/www.ups.com',
    'mailto:ada@quay.example?attach=/etc/passwd',
    'mailto:a@b.example,c@d.example',
    'https://www.ups.com/\u0000',
    'vbscript:x',
    'HTTPS://www.ups.com/" onclick="',
  ])('and nothing else: %s', (address) => {
    expect(outsideAddress(address)).toBeNull();
  });
});

describe('a name to save under', () => {
  test('keeps what a person reads', () => {
    expect(savedName('Confirmation SO-A-001042.pdf')).toBe('Confirmation SO-A-001042.pdf');
  });

  test('never names another folder, a device or nothing', () => {
    expect(savedName('../../.bashrc')).toBe('-..-.bashrc');
    expect(savedName('NUL.pdf')).toBe('daybook-NUL.pdf');
    expect(savedName('')).toBe('daybook-file');
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(savedName(name)).not.toMatch(/[/\\:]|^\.|^$/);
      }),
    );
  });
});
