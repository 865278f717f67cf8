import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
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
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <button type="button" className={classes.person}>
          {session?.name ?? say('frame.nobody')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {here
          .filter(({ person }) => person !== session?.id)
          .map(({ person, name }) => (
            <Menu.Item
              key={person}
              onClick={() => void after(() => runLocal('local.switch-person', { name }), '/')}
            >
              {say('frame.switch-to', { name })}
            </Menu.Item>
          ))}
        <Menu.Item onClick={() => void navigate({ to: '/sign-in' })}>{say('frame.sign-in-other')}</Menu.Item>
        <Menu.Divider />
        <Menu.RadioGroup value={scheme}>
          {SCHEMES.map((choice) => (
            <Menu.RadioItem key={choice} value={choice} onChange={() => prefer({ scheme: choice })}>
              {say(`frame.scheme-${choice}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => void after(() => runLocal('local.lock', {}), '/')}>
          {say('frame.lock')}
        </Menu.Item>
        <Menu.Item onClick={() => void after(() => runLocal('local.sign-out', {}), '/')}>
          {say('frame.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
