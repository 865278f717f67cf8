import { keyLabels } from '../platform/key-matching.ts';
import classes from './KeyCaps.module.css';

/** The key as it stands on a button. Not read aloud: `aria-keyshortcuts` of the control says it. */
export function KeyCaps({ chord }: { readonly chord: string }) {
  return (
    <span className={classes.caps} aria-hidden="true">
      {keyLabels(chord).map((label) => (
        <kbd key={label} className={classes.cap}>
          {label}
        </kbd>
      ))}
    </span>
  );
}
