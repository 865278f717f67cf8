/** The values that stand where `changes` would change something. */
export function standingOf<T extends object, C extends object>(standing: T, changes: C): C {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name]) => [name, (standing as Record<string, unknown>)[name]]),
  ) as C;
}

/** Without what is undefined: left out is not emptied. */
export function defined<Row>(patch: { readonly [K in keyof Row]?: Row[K] | undefined }): Partial<Row> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<Row>;
}
