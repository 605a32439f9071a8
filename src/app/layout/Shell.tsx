import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, type ReactNode } from 'react';
import { LiveProvider } from '../../api/live';
import { CallProvider } from '../../calls/CallProvider';
import { useExplainForUi } from './useExplainForUi';
import { useMe } from '../../session/me';
import { SignInAgain } from '../../session/SignInAgain';
import { useSessionState } from '../../session/session-store';
import { AntdProvider } from '../../ui/theme/AntdProvider';
import { UiProvider } from '../../ui/UiContext';
import type { Services } from '../services';
import { Layout } from './Layout';
import { PageWait } from './PageWait';

/** Everything behind sign-in: the providers that pages stand on, and the frame around them. */
export function createShell({ queryClient, session, live }: Services) {
  return function Shell() {
    const signedIn = useSessionState(session) === 'signedIn';
    return (
      <QueryClientProvider client={queryClient}>
        <Suspense fallback={<PageWait />}>
          <AntdProvider>
            <LiveProvider ports={live} paused={!signedIn}>
              <Person>
                <CallProvider>
                  <Layout session={session} />
                </CallProvider>
                <SignInAgain session={session} />
              </Person>
            </LiveProvider>
          </AntdProvider>
        </Suspense>
      </QueryClientProvider>
    );
  };
}

function Person({ children }: { children: ReactNode }) {
  const { userID } = useMe();
  return (
    <UiProvider userID={userID} explain={useExplainForUi()}>
      {children}
    </UiProvider>
  );
}
