import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { Failed, Loading } from './parts/feedback.tsx';
import { NotFoundScreen } from './screens/not-found.tsx';
import { ShellScreen } from './screens/shell.tsx';
import { SignInScreen } from './screens/sign-in.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundScreen });
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/aanmelden',
  component: SignInScreen,
  validateSearch: (search): { naar?: string; fout?: string } => ({
    // Within our own pages only: `//elsewhere` is another site.
    naar: typeof search.naar === 'string' && /^\/(?![/\\])/.test(search.naar) ? search.naar : undefined,
    fout: typeof search.fout === 'string' ? search.fout : undefined,
  }),
});
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: ShellScreen });

/** A page inside the shell that is fetched when somebody goes there. */
const page = <P extends string>(path: P, load: () => Promise<any>, name: string) =>
  createRoute({ getParentRoute: () => shell, path, component: lazyRouteComponent(load, name) });

const routes = root.addChildren([
  signIn,
  createRoute({ getParentRoute: () => root, path: '/begin', component: lazyRouteComponent(() => import('./screens/first-run.tsx'), 'FirstRunScreen') }),
  createRoute({
    getParentRoute: () => root,
    path: '/uitnodiging',
    component: lazyRouteComponent(() => import('./screens/invitation.tsx'), 'InvitationScreen'),
  }),
  // Somebody outside with a link and one question: no shell, no sign-in.
  createRoute({ getParentRoute: () => root, path: '/antwoord', component: lazyRouteComponent(() => import('./screens/external/answer.tsx'), 'AnswerScreen') }),
  // The projector has no header: the room reads it, and nobody signs out on it by accident.
  createRoute({
    getParentRoute: () => root,
    path: '/overleg/$id/scherm',
    component: lazyRouteComponent(() => import('./screens/meetings/projector.tsx'), 'ProjectorScreen'),
  }),
  shell.addChildren([
    page('/', () => import('./screens/my-work.tsx'), 'MyWorkScreen'),
    page('/signaal', () => import('./screens/signal.tsx'), 'SignalScreen'),
    page('/inbox', () => import('./screens/inbox.tsx'), 'InboxScreen'),
    page('/inbox/$id', () => import('./screens/inbox.tsx'), 'InboxScreen'),
    page('/casussen', () => import('./screens/cases.tsx'), 'CasesScreen'),
    page('/casus/$id', () => import('./screens/case.tsx'), 'CaseScreen'),
    page('/overleg', () => import('./screens/meetings/list.tsx'), 'MeetingsScreen'),
    page('/overleg/nieuw', () => import('./screens/meetings/new.tsx'), 'NewMeetingScreen'),
    page('/overleg/$id', () => import('./screens/meetings/meeting.tsx'), 'MeetingScreen'),
    page('/i/$id', () => import('./screens/instance.tsx'), 'InstanceScreen'),
    page('/start/$machine', () => import('./screens/start.tsx'), 'StartScreen'),
    page('/berichten', () => import('./screens/messages.tsx'), 'MessagesScreen'),
    createRoute({
      getParentRoute: () => shell,
      path: '/wegwijzer',
      beforeLoad: () => {
        throw redirect({ to: '/bureau/$path', params: { path: 'wegwijzer' } });
      },
    }),
    page('/bureau', () => import('./screens/desks/list.tsx'), 'DesksScreen'),
    page('/bureau/$path', () => import('./screens/desks/desk.tsx'), 'DeskScreen'),
    page('/noodtoegang', () => import('./screens/emergency/ask.tsx'), 'EmergencyScreen'),
    page('/noodtoegang/$id', () => import('./screens/emergency/file.tsx'), 'EmergencyFileScreen'),
    page('/brief/$id', () => import('./screens/letter.tsx'), 'LetterScreen'),
  ]),
]);

/** The addresses of all screens. */
export const router = createRouter({
  routeTree: routes,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultPendingComponent: () => (
    <main className="page">
      <Loading />
    </main>
  ),
  defaultErrorComponent: ({ error, reset }) => (
    <main className="page">
      <Failed error={error} onRetry={reset} />
    </main>
  ),
  scrollRestoration: true,
});
