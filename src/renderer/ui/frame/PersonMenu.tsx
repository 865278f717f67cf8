import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type PageAction, useFrameActions } from '../../platform/page-actions.ts';
import { prefer, usePreferences } from '../../platform/preferences.ts';
import { forgetPeople, useLocal } from '../../platform/query-cache.ts';
import { useSession } from '../../platform/session.ts';
import { say } from '../../platform/strings.ts';
import { typingKept } from '../../platform/typing-kept.ts';
import { runLocal } from '../../platform/workstation-calls.ts';
import classes from './PersonMenu.module.css';

const SCHEMES = ['auto', 'light', 'dark'] as const;

/** Who works here, and the way to let somebody else. */
export function PersonMenu() {
  const session = useSession();
  const here = useLocal('local.people', {}).data ?? [];
  const scheme = usePreferences(({ scheme }) => scheme);
  const navigate = useNavigate();
  const after = async (work: () => Promise<unknown>, path: string) => {
    await typingKept();
    await work();
    forgetPeople();
    await navigate({ to: path });
  };
  const others: readonly PageAction[] = here
    .filter(({ person }) => person !== session?.id)
    .map(({ person, name }) => ({
      id: `frame.switch:${person}`,
      title: say('frame.switch-to', { name }),
      run: () => void after(() => runLocal('local.switch-person', { name }), '/'),
    }));
  const signIn: PageAction = {
    id: 'frame.sign-in-other',
    title: say('frame.sign-in-other'),
    run: () => void navigate({ to: '/sign-in' }),
  };
  const away: readonly PageAction[] = (['lock', 'sign-out'] as const).map((what) => ({
    id: `frame.${what}`,
    title: say(`frame.${what}`),
    run: () => void after(() => runLocal(`local.${what}`, {}), '/'),
  }));
  const schemes: readonly PageAction[] = SCHEMES.map((choice) => ({
    id: `frame.scheme-${choice}`,
    title: say(`frame.scheme-${choice}`),
    run: () => prefer({ scheme: choice }),
  }));
  useFrameActions([...others, signIn, ...schemes, ...away]);
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <button type="button" className={classes.person}>
          {session?.name ?? say('frame.nobody')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {[...others, signIn].map(menuItem)}
        <Menu.Divider />
        <Menu.RadioGroup value={scheme}>
          {SCHEMES.map((choice) => (
            <Menu.RadioItem key={choice} value={choice} onChange={() => prefer({ scheme: choice })}>
              {say(`frame.scheme-${choice}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        {away.map(menuItem)}
      </Menu.Dropdown>
    </Menu>
  );
}

function menuItem({ id, title, run }: PageAction) {
  return (
    <Menu.Item key={id} onClick={run}>
      {title}
    </Menu.Item>
  );
}
