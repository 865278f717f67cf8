/** Begins the place of a text in a dialog or a preview; all others are fields of the head. */
const DIALOG = 'dialog:';

/** The reason for an amendment, and a clipboard that is being looked at. */
export const WHY_AMENDED = `${DIALOG}why-amended`;
export const PASTED = `${DIALOG}pasted`;

/** Where the reason for going past a check stands. */
export function reasonPlace(check: string, line: string | null): string {
  return `${DIALOG}reason:${check}:${line ?? ''}`;
}

/**
 * What stands in fields and dialogs and is not taken yet, by place: kept like everything else that is typed. Fields draw
 * their own text and tell it here, so that a key there draws nothing else.
 */
export interface UntakenTexts {
  readonly at: (place: string) => string | undefined;
  /** Null: it was taken, or given up. */
  readonly keep: (place: string, text: string | null) => void;
  /** The first text in a field of the head. */
  readonly inHead: () => { readonly field: string; readonly text: string } | undefined;
  readonly all: () => Readonly<Record<string, string>>;
}

export function untakenTexts(first: Readonly<Record<string, string>>, onChange: () => void): UntakenTexts {
  const texts = new Map(Object.entries(first));
  return {
    at: (place) => texts.get(place),
    keep(place, text) {
      if ((texts.get(place) ?? null) === text) return;
      if (text === null) texts.delete(place);
      else texts.set(place, text);
      onChange();
    },
    inHead() {
      const found = [...texts].find(([place]) => !place.startsWith(DIALOG));
      return found && { field: found[0], text: found[1] };
    },
    all: () => Object.fromEntries(texts),
  };
}
