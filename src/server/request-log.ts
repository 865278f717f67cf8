import type { Clock } from '../node/clock-and-chance.ts';

/** What a log line may carry: never a body, a password, a key, a code or a whole address line. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export type LogLevel = 'info' | 'security' | 'alarm';

/** Takes one finished line without its end. */
export type LogSink = (line: string) => void;

export interface RequestLog {
  write(level: LogLevel, event: string, fields?: LogFields): void;
}

const LONGEST = 300;

/** Lines of JSON. What came from outside cannot forge a line, colour a terminal or fill the disk. */
export function requestLog(sink: LogSink, clock: Clock): RequestLog {
  return {
    write(level, event, fields = {}) {
      const safe = Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? neutralText(value) : value,
      ]);
      const at = new Date(clock.now()).toISOString();
      sink(JSON.stringify({ at, level, event, ...Object.fromEntries(safe) }));
    },
  };
}

/** Control characters (line ends, terminal escapes, bidirectional overrides) written out as their numbers. */
export function neutralText(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short
    .toWellFormed()
    .replaceAll(
      /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
      (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
    );
}
