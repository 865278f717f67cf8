import { useMemo } from 'react';
import { backToOwn, showDemo } from '../../platform/demo-beside.ts';
import { type PageAction, useFrameActions } from '../../platform/page-actions.ts';
import { useLocal } from '../../platform/query-cache.ts';
import { ownCompany } from '../../platform/shown-company.ts';
import { say } from '../../platform/strings.ts';
import { ActionButton } from '../ActionButton.tsx';
import classes from './DemoStrip.module.css';

/** Whether the demo company can be shown beside, and how; null where it cannot, or where this window shows it already. */
export function useShowDemo(path: string): PageAction | null {
  const seat = useLocal('local.seat', {}).data;
  const own = useLocal('local.status', {}).data?.company ?? null;
  return useMemo(() => {
    if (!seat?.beside || own === null) return null;
    return { id: 'demo.show', title: say('demo.show'), run: () => void showDemo(own, path) };
  }, [seat?.beside, own, path]);
}

/** Says all the time that what this window shows is not one’s own company, and leads back. */
export function DemoStrip() {
  const own = ownCompany();
  const show = useShowDemo('/');
  const back = useMemo<PageAction | null>(() => {
    if (own === null) return null;
    return { id: 'demo.back', title: say('demo.back', { company: own }), run: () => void backToOwn() };
  }, [own]);
  useFrameActions([show, back].filter((action) => action !== null));
  if (!back) return null;
  return (
    <aside className={classes.strip} aria-label={say('demo.label')}>
      <span>{say('demo.told', { company: own })}</span>
      <ActionButton action={back} />
    </aside>
  );
}
