import classes from './ShareBar.module.css';

export interface ShareBarProps {
  /** Millionths of the whole; null: nothing to have a share of. */
  readonly share: number | null;
  /** What the share is of, for whoever cannot see the bar: “3 of 5 lines shipped”. */
  readonly label: string;
}

/** A bar drawn by the same number that is read aloud. */
export function ShareBar({ share, label }: ShareBarProps) {
  return (
    <span className={classes.track} role="img" aria-label={label} title={label}>
      <span className={classes.fill} style={{ inlineSize: `${(share ?? 0) / 10_000}%` }} />
    </span>
  );
}
