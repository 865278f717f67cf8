import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PageAction } from '../platform/page-actions.ts';
import { say } from '../platform/strings.ts';
import { WizardPage } from '../ui/page/WizardPage.tsx';

export type ImportStep = 'file' | 'read' | 'columns' | 'check' | 'start';

const STEPS: readonly ImportStep[] = ['file', 'read', 'columns', 'check', 'start'];

export interface ImportWizardProps {
  readonly title: string;
  readonly step: ImportStep;
  /** Absent before there is a file and after it has been imported: there is no way back then. */
  readonly upload?: string;
  readonly primary: PageAction;
  readonly children: ReactNode;
}

/** The frame of all steps of an import. Leaving keeps everything. */
export function ImportWizard({ title, step, upload, primary, children }: ImportWizardProps) {
  const navigate = useNavigate();
  const at = STEPS.indexOf(step);
  const before = STEPS[at - 1];
  const pathOf = (to: ImportStep) =>
    upload === undefined || to === 'file' ? undefined : stepPath(upload, to);
  const back = before === undefined ? undefined : pathOf(before);
  return (
    <WizardPage
      title={title}
      steps={STEPS.map((id, index) => ({
        id,
        title: say(`imports.step-${id}`),
        ...(index < at ? { path: pathOf(id) } : {}),
      }))}
      step={step}
      {...(back === undefined
        ? {}
        : {
            back: {
              id: 'imports.back',
              title: say('back'),
              run: () => void navigate({ to: back }),
            },
          })}
      leave={{
        id: 'imports.leave-page',
        title: say(upload === undefined ? 'imports.leave-page' : 'imports.leave-keep'),
        key: 'back',
        run: () => void navigate({ to: '/import' }),
      }}
      primary={{ ...primary, key: 'primary' }}
    >
      {children}
    </WizardPage>
  );
}

export function stepPath(upload: string, step: ImportStep): string {
  return `/import/${upload}/${step}`;
}
