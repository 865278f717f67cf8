import { useQuery } from '@tanstack/react-query';
import { refusal } from '../../shared/kernel/refusal.ts';
import { type SessionsReply, sessionsReply } from '../../shared/sync/server-people-contract.ts';
import { announce } from '../platform/announcements.ts';
import { showTime } from '../platform/date-format.ts';
import { useNameOf } from '../platform/people-names.ts';
import { queryCache } from '../platform/query-cache.ts';
import { useSession } from '../platform/session.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import type { Workstation } from './WorkstationTurns.tsx';

type Session = SessionsReply['sessions'][number];

const SESSIONS = ['local.admin', 'sessions'] as const;

/** Who is signed in, and on which computer; only the server knows, so this needs it. */
export function SessionSection(props: {
  readonly workstations: readonly Workstation[];
  /** The workstation this window works on. */
  readonly here: string;
}) {
  const { workstations, here } = props;
  const nameOf = useNameOf();
  const me = useSession()?.id;
  const { data: answer, refetch } = useQuery({
    queryKey: SESSIONS,
    queryFn: async () => {
      const given = await runLocal('local.admin', { route: 'sessions', body: {} });
      return given.ok ? { ok: true as const, value: sessionsReply.parse(given.value) } : given;
    },
  });
  const computerOf = (id: string | null) => workstations.find((each) => each.id === id);
  const isOwn = ({ personId, workstation }: Session) => personId === me && workstation === here;
  const end = async ({ id, personId, workstation }: Session) => {
    const given = await runLocal('local.admin', { route: 'revoke', body: { session: id } });
    const said = { person: nameOf(personId), letter: computerOf(workstation)?.code ?? '' };
    announce(given.ok ? say('people.session-ended', said) : sentenceOf(given.refusal));
    await queryCache.invalidateQueries({ queryKey: SESSIONS });
  };
  if (answer?.ok === false) {
    return (
      <RecordSection title={say('people.sessions')}>
        <SignInAgain refusal={answer.refusal} onDone={() => void refetch()} />
      </RecordSection>
    );
  }
  return (
    <RecordSection title={say('people.sessions')}>
      <PlainTable
        label={say('people.sessions')}
        rows={answer?.value.sessions ?? []}
        rowId={({ id }) => id}
        columns={[
          { id: 'person', title: say('people.name'), render: ({ personId }) => nameOf(personId) },
          {
            id: 'workstation',
            title: say('people.workstation'),
            render: ({ workstation }) => {
              const { code = '', name = '' } = computerOf(workstation) ?? {};
              return say(workstation === here ? 'people.computer-here' : 'people.computer', { code, name });
            },
          },
          { id: 'since', title: say('people.since'), render: ({ startedAt }) => showTime(startedAt) },
          {
            id: 'end',
            title: '',
            align: 'end',
            render: (each) => (
              <ActionButton
                look="quiet"
                action={{
                  id: `session.end:${each.id}`,
                  command: 'workstation.retire',
                  title: say('people.end-session'),
                  may: isOwn(each) ? refusal('people.own-session') : true,
                  run: () => void end(each),
                }}
              />
            ),
          },
        ]}
      />
    </RecordSection>
  );
}
