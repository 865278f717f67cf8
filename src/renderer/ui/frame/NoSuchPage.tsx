import { Link } from '@tanstack/react-router';
import { say } from '../../platform/strings.ts';
import { EmptyPlace } from '../NoticeLine.tsx';

export function NoSuchPage() {
  return (
    <EmptyPlace sentence={say('frame.no-such-page')}>
      <Link to="/">{say('frame.to-start')}</Link>
    </EmptyPlace>
  );
}
