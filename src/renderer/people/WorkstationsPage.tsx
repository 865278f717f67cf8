import { useState } from 'react';
import { peopleQueries } from '../../shared/people/people-queries.ts';
import { showTime } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useAnswer, useLocal } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { FactList, RecordPage, RecordSection } from '../ui/page/RecordPage.tsx';
import { EnrolForm } from './EnrolForm.tsx';
import { SessionSection } from './SessionSection.tsx';
import { WorkstationTurns } from './WorkstationTurns.tsx';

/** The computers of the company, who is signed in at the server, and how another computer joins. */
export function WorkstationsPage() {
  const status = useLocal('local.status', {}).data;
  const workstations = useAnswer(peopleQueries.listWorkstations, {}).data?.workstations ?? [];
  const [enrolling, setEnrolling] = useState(false);
  const isMember = status?.authority === false;
  const enrol: PageAction = {
    id: 'workstation.enrol',
    title: say('people.invite-computer'),
    key: 'create',
    may: isMember ? true : { code: 'people.needs-server', params: {} },
    run: () => setEnrolling(true),
  };
  return (
    <>
      <RecordPage
        kind="workstations"
        title={say('place.workstations')}
        actions={[]}
        primary={enrol}
        figures={[]}
        rightLabel={say('people.this-computer')}
        right={
          <FactList
            facts={[
              [say('people.workstation-letter'), status?.code ?? ''],
              [say('people.server'), status?.server ?? say('people.no-server')],
              [say('people.folder'), status?.folder ?? ''],
            ]}
          />
        }
      >
        <RecordSection title={say('place.workstations')}>
          <PlainTable
            label={say('place.workstations')}
            rows={workstations}
            rowId={({ id }) => id}
            columns={[
              { id: 'code', title: say('people.workstation-letter'), render: ({ code }) => code },
              { id: 'name', title: say('people.name'), render: ({ name }) => name },
              {
                id: 'roles',
                title: say('people.holds-rows-of'),
                render: ({ roles }) => roles.map(({ name }) => name).join(', '),
              },
              {
                id: 'retired',
                title: say('people.state'),
                render: ({ retiredAt }) =>
                  retiredAt === null
                    ? say('people.in-use')
                    : say('people.retired-since', { time: showTime(retiredAt) }),
              },
              {
                id: 'turns',
                title: '',
                align: 'end',
                render: (each) => (
                  <WorkstationTurns workstation={each} isHere={each.id === status?.workstation} />
                ),
              },
            ]}
          />
        </RecordSection>
        {isMember ? <SessionSection workstations={workstations} here={status.workstation} /> : null}
      </RecordPage>
      {enrolling ? <EnrolForm onClose={() => setEnrolling(false)} /> : null}
    </>
  );
}
