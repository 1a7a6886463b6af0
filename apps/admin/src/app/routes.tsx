import { createBrowserRouter, type RouteObject } from 'react-router';
import { RoleGate } from '../features/session/RoleGate.tsx';
import { Shell } from './Shell.tsx';
import { NotFoundPage, RouteError } from './RouteError.tsx';

type LazyRoute = NonNullable<RouteObject['lazy']>;

/** One file a page, loaded when it is first opened. */
const page = (path: string, lazy: LazyRoute): RouteObject => ({
  path,
  lazy,
  HydrateFallback: () => null,
  errorElement: <RouteError />,
});

export const routes: RouteObject[] = [
  page('login', async () => ({ Component: (await import('../features/session/SignInPage.tsx')).SignInPage })),
  {
    element: <Shell />,
    HydrateFallback: () => null,
    errorElement: <RouteError />,
    children: [
      page('/', async () => ({ Component: (await import('./HomePage.tsx')).HomePage })),
      page('tasks', async () => ({ Component: (await import('../features/tasks/TasksPage.tsx')).TasksPage })),
      page('cycles', async () => ({
        Component: (await import('../features/cycles/CyclesPage.tsx')).CyclesPage,
      })),
      page('parts/:id', async () => ({
        Component: (await import('../features/parts/page/PartPage.tsx')).PartPage,
      })),
      page('reports/:id', async () => ({
        Component: (await import('../features/board/BoardPage.tsx')).BoardPage,
      })),
      page('reports/:id/sign', async () => ({
        Component: (await import('../features/signing/SigningPage.tsx')).SigningPage,
      })),
      page('reports/:id/deadlines', async () => ({
        Component: (await import('../features/deadlines/DeadlinesPage.tsx')).DeadlinesPage,
      })),
      page('reports/:id/publishing', async () => ({
        Component: (await import('../features/publishing/PublishingPage.tsx')).PublishingPage,
      })),
      page('reports/:id/word', async () => ({
        Component: (await import('../features/word/WordPage.tsx')).WordPage,
      })),
      page('reports/:id/document', async () => ({
        Component: (await import('../features/document/DocumentPage.tsx')).DocumentPage,
      })),
      {
        element: <RoleGate roles={['admin']} />,
        children: [
          page('organisation', async () => ({
            Component: (await import('../features/organisation/OrganisationPage.tsx')).OrganisationPage,
          })),
          page('channels', async () => ({
            Component: (await import('../features/delivery/ChannelsPage.tsx')).ChannelsPage,
          })),
          page('people', async () => ({
            Component: (await import('../features/organisation/PeoplePage.tsx')).PeoplePage,
          })),
        ],
      },
      {
        element: <RoleGate roles={['admin', 'office']} />,
        children: [
          page('calendar', async () => ({
            Component: (await import('../features/calendar/CalendarPage.tsx')).CalendarPage,
          })),
        ],
      },
      {
        element: <RoleGate roles={['auditor', 'office', 'admin']} />,
        children: [
          page('audit', async () => ({
            Component: (await import('../features/audit/AuditPage.tsx')).AuditPage,
          })),
        ],
      },
      {
        element: <RoleGate roles={['office', 'leader', 'auditor']} />,
        children: [
          page('boards', async () => ({
            Component: (await import('../features/boards/BoardsPage.tsx')).BoardsPage,
          })),
        ],
      },
      page('archive', async () => ({
        Component: (await import('../features/archive/ArchivePage.tsx')).ArchivePage,
      })),
      page('delegations', async () => ({
        Component: (await import('../features/delegations/DelegationsPage.tsx')).DelegationsPage,
      })),
      page('notifications', async () => ({
        Component: (await import('../features/notifications/NotificationsPage.tsx')).NotificationsPage,
      })),
      page('notifications/settings', async () => ({
        Component: (await import('../features/notifications/MessageSettingsPage.tsx')).MessageSettingsPage,
      })),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];

export const router = createBrowserRouter(routes, { basename: '/admin' });
