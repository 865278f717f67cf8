import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleQueries } from '../../shared/people/people-queries.ts';
import { sessionsReply } from '../../shared/sync/server-people-contract.ts';
import { announce } from '../platform/announcements.ts';
import { showTime } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useNameOf } from '../platform/people-names.ts';
import { queryCache, useAnswer, useLocal } from '../platform/query-cache.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { FactList, RecordPage, RecordSection } from '../ui/page/RecordPage.tsx';
import { EnrolForm } from './EnrolForm.tsx';
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
        {isMember ? <SessionSection /> : null}
      </RecordPage>
      {enrolling ? <EnrolForm onClose={() => setEnrolling(false)} /> : null}
    </>
  );
}

const SESSIONS = ['local.admin', 'sessions'] as const;

/** Who is signed in at the server now; only the server knows, so this needs it. */
function SessionSection() {
  const nameOf = useNameOf();
  const answer = useQuery({
    queryKey: SESSIONS,
    queryFn: async () => {
      const given = await runLocal('local.admin', { route: 'sessions', body: {} });
      return given.ok ? { ok: true as const, value: sessionsReply.parse(given.value) } : given;
    },
  }).data;
  const end = async (session: string) => {
    const given = await runLocal('local.admin', { route: 'revoke', body: { session } });
    announce(given.ok ? say('people.session-ended') : sentenceOf(given.refusal));
    await queryCache.invalidateQueries({ queryKey: SESSIONS });
  };
  return (
    <RecordSection title={say('people.sessions')}>
      {answer?.ok === false ? <p>{sentenceOf(answer.refusal)}</p> : null}
      <PlainTable
        label={say('people.sessions')}
        rows={answer?.ok ? answer.value.sessions : []}
        rowId={({ id }) => id}
        columns={[
          { id: 'person', title: say('people.name'), render: ({ personId }) => nameOf(personId) },
          { id: 'since', title: say('people.since'), render: ({ startedAt }) => showTime(startedAt) },
          { id: 'used', title: say('people.last-used'), render: ({ lastUsedAt }) => showTime(lastUsedAt) },
          {
            id: 'end',
            title: '',
            align: 'end',
            render: ({ id }) => (
              <ActionButton
                look="quiet"
                action={{
                  id: `session.end:${id}`,
                  command: 'workstation.retire',
                  title: say('people.end-session'),
                  run: () => void end(id),
                }}
              />
            ),
          },
        ]}
      />
    </RecordSection>
  );
}
