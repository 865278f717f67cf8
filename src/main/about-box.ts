import type { AboutPanelOptionsOptions, MessageBoxOptions } from 'electron';
import { menuText, saidText } from '../shared/desktop/desktop-texts.ts';

export interface Versions {
  readonly version: string;
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
  readonly sqlite: string;
  /** `linux x64`. */
  readonly system: string;
}

/** The answer to the about box that wants to see the licences. */
export const SEE_LICENCES = 1;

/** What the about box says: everything somebody who helps has to ask for, and nothing of the company. */
export function aboutBox(versions: Versions): MessageBoxOptions {
  return {
    type: 'info',
    title: menuText('about'),
    message: 'Daybook',
    detail: aboutText(versions),
    buttons: [saidText('close'), menuText('licences')],
    cancelId: 0,
  };
}

/** The same for the panel macOS shows by itself, which has no buttons: the licences stand in the menu. */
export function aboutPanel(versions: Versions): AboutPanelOptionsOptions {
  return { applicationName: 'Daybook', applicationVersion: versions.version, credits: aboutText(versions) };
}

function aboutText({ version, electron, chrome, node, sqlite, system }: Versions): string {
  return saidText('aboutBody', { version, electron, chrome, node, sqlite, system });
}
