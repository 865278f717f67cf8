import { keyTable } from '../../../shared/kernel/key-table.ts';
import { offeredActions } from '../../platform/page-actions.ts';
import { say } from '../../platform/strings.ts';
import { Dialog } from '../Dialog.tsx';
import { gridKeys } from '../grid/grid-keys.ts';
import { KeyCaps } from '../KeyCaps.tsx';
import classes from './KeySheet.module.css';

const GROUPS = ['everywhere', 'go', 'list', 'verb', 'page'] as const;

/** The keys that do something on this page, from the same table that does it. */
export function KeySheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title={say('frame.keys')} size="xl">
      {opened ? <KeyGroups /> : null}
    </Dialog>
  );
}

function KeyGroups() {
  const offered = new Set(offeredActions().flatMap(({ key }) => (key ? [key] : [])));
  const bindings = Object.entries(keyTable).filter(
    ([name, { group }]) => group === 'everywhere' || offered.has(name as keyof typeof keyTable),
  );
  return (
    <div className={classes.groups}>
      {GROUPS.map((group) => {
        const own = bindings.filter(([, binding]) => binding.group === group);
        if (own.length === 0) return null;
        return (
          <section key={group}>
            <h2 className={classes.heading}>{say(`keys.group-${group}`)}</h2>
            <dl className={classes.list}>
              {own.map(([name, { keys }]) => (
                <div key={name} className={classes.line}>
                  <dt>
                    {keys.map((chord) => (
                      <KeyCaps key={chord} chord={chord} />
                    ))}
                  </dt>
                  <dd>{say(`keys.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      {document.querySelector('[data-line-grid]') ? <GridKeys /> : null}
    </div>
  );
}

/** The keys of the lines, where the page has some: from the table that the lines obey. */
function GridKeys() {
  return (
    <section>
      <h2 className={classes.heading}>{say('keys.group-grid')}</h2>
      <dl className={classes.list}>
        {gridKeys.map(({ title, keys }) => (
          <div key={title} className={classes.line}>
            <dt>
              {keys.map((chord) => (
                <KeyCaps key={chord} chord={chord} />
              ))}
            </dt>
            <dd>{say(title)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
