import { useLocation, useNavigate } from '@tanstack/react-router';
import type { PageAction } from '../../platform/page-actions.ts';
import { useMay } from '../../platform/session.ts';
import { say } from '../../platform/strings.ts';
import { ActionButton } from '../ActionButton.tsx';
import { useShowDemo } from '../frame/DemoStrip.tsx';
import { EmptyPlace } from '../NoticeLine.tsx';

export interface NeverUsedProps {
  /** What belongs here. */
  readonly sentence: string;
  readonly create?: PageAction;
  /** The kind of file that brings many at once: `customers`. Absent: there is none. */
  readonly imports?: string;
}

/** A list that never held anything: what belongs here, the first one, a file of them, or what it looks like in use. */
export function NeverUsed({ sentence, create, imports }: NeverUsedProps) {
  const navigate = useNavigate();
  const mayImport = useMay('imports.run');
  const demo = useShowDemo(useLocation().pathname);
  const fromFile: PageAction = {
    id: 'list.import',
    title: say('list.import'),
    run: () => void navigate({ to: '/import/new', search: { kind: imports } as never }),
  };
  return (
    <EmptyPlace sentence={sentence}>
      {create ? <ActionButton action={create} /> : null}
      {imports !== undefined && mayImport ? <ActionButton action={fromFile} /> : null}
      {demo ? <ActionButton action={demo} /> : null}
    </EmptyPlace>
  );
}
