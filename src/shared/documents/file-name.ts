import { z } from 'zod';

/** Names that mean a device on Windows, whatever comes after the dot. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** What separates folders, means something to a shell or a file system, or turns the direction of reading. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/u;

/** True for a name under which a file can be kept on any system, and that is what it looks like. */
export function isFileName(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= 200 &&
    name === name.normalize('NFC') &&
    !FORBIDDEN.test(name) &&
    !/^[. ]|[. ]$/.test(name) &&
    !DEVICES.test(name)
  );
}

/** The nearest such name: what a file from elsewhere is called here. Falls back to `file`. */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[\p{Cf}]/gu, '')
    .replaceAll(new RegExp(FORBIDDEN.source, 'gu'), '-')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  const dot = plain.lastIndexOf('.');
  const stem = dot > 0 ? plain.slice(0, dot) : plain;
  const extension = dot > 0 ? plain.slice(dot, dot + 20) : '';
  const short = `${stem.slice(0, 200 - extension.length)}${extension}`;
  if (isFileName(short)) return short;
  return isFileName(`_${short}`.slice(0, 200)) ? `_${short}`.slice(0, 200) : 'file';
}

export const fileNameField = z.string().refine(isFileName);
