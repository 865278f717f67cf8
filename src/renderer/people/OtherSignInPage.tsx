import { useNavigate } from '@tanstack/react-router';
import { SignInPage } from './SignInPage.tsx';

/** Somebody else signs in beside whoever is. */
export function OtherSignInPage() {
  const navigate = useNavigate();
  return <SignInPage onSignedIn={() => void navigate({ to: '/' })} />;
}
