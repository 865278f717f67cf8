import { type ReactNode, useEffect, useState } from 'react';
import { announce } from '../../platform/announcements.ts';
import { rightTo } from '../../platform/command-rights.ts';
import { sentenceOf } from '../../platform/strings.ts';
import classes from './TurnBox.module.css';

export interface TurnBoxProps {
  readonly label: string;
  readonly checked: boolean;
  /** The command that turns it. */
  readonly command: string;
  /** Turns it on or off by a command; false where that was refused. */
  readonly onTurn: (on: boolean) => Promise<boolean>;
}

/** A tick that is a command: it stands as it was pressed until the answer agrees or refuses. */
export function TurnBox({ label, checked, command, onTurn }: TurnBoxProps) {
  const [wanted, setWanted] = useState<boolean | null>(null);
  useEffect(() => {
    setWanted((pressed) => (pressed === checked ? null : pressed));
  }, [checked]);
  const may = rightTo(command);
  const turn = async (on: boolean) => {
    if (may !== true) {
      announce(sentenceOf(may), 'assertive');
      return;
    }
    setWanted(on);
    if (!(await onTurn(on))) setWanted(null);
  };
  return (
    <label className={classes.turn}>
      <input
        type="checkbox"
        checked={wanted ?? checked}
        aria-disabled={may !== true}
        aria-description={may === true ? undefined : sentenceOf(may)}
        onChange={({ currentTarget }) => void turn(currentTarget.checked)}
      />
      {label}
    </label>
  );
}

export interface TurnGroupProps {
  readonly legend: string;
  /** Many short ones: as many beside each other as there is room for. */
  readonly beside?: boolean;
  readonly children: ReactNode;
}

/** Ticks that belong together. */
export function TurnGroup({ legend, beside = false, children }: TurnGroupProps) {
  return (
    <fieldset className={classes.group}>
      <legend>{legend}</legend>
      {beside ? <div className={classes.beside}>{children}</div> : children}
    </fieldset>
  );
}
