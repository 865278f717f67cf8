import { announce } from '../platform/announcements.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from './ActionButton.tsx';
import classes from './CopyLine.module.css';

/** A line for the command line, as it is typed, with the button that copies it. */
export function CopyLine({ text }: { readonly text: string }) {
  return (
    <p className={classes.line}>
      <code>{text}</code>
      <ActionButton
        look="quiet"
        action={{
          id: 'line.copy',
          title: say('copy-line'),
          run: () =>
            void navigator.clipboard.writeText(text).then(
              () => announce(say('line-copied')),
              () => announce(say('line-not-copied'), 'assertive'),
            ),
        }}
      />
    </p>
  );
}
