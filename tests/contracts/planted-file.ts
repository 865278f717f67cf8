export interface Plant {
  readonly title: string;
  /** The name of the rule that must find it. */
  readonly rule: string;
  /** Path to text; the first file is the one that breaks the rule. */
  readonly files: Readonly<Record<string, string>>;
}

export function plant(
  title: string,
  rule: string,
  path: string,
  text: string,
  others: Readonly<Record<string, string>> = {},
): Plant {
  return { title, rule, files: { [path]: text, ...others } };
}
