import { lazy, Suspense } from 'react';
import { Navigate } from 'react-router';
import { rolesOf, useSignedIn } from '../server/session.ts';
import { LoadingSkeleton } from '../ui/Loading.tsx';

const TasksPage = lazy(async () => ({
  default: (await import('../features/tasks/TasksPage.tsx')).TasksPage,
}));
const TodayStrip = lazy(async () => ({
  default: (await import('../features/tasks/TodayStrip.tsx')).TodayStrip,
}));
const CurrentBoard = lazy(async () => ({
  default: (await import('../features/board/CurrentBoard.tsx')).CurrentBoard,
}));

/** Opens on the work: the board for the office, with its own tasks in a line; what waits for everyone else. */
export function HomePage() {
  const roles = rolesOf(useSignedIn());
  const works = ['department_head', 'contributor', 'leader', 'secrecy_reviewer'] as const;
  if (roles.has('office')) {
    return (
      <Suspense fallback={<LoadingSkeleton />}>
        <TodayStrip />
        <CurrentBoard />
      </Suspense>
    );
  }
  if (!works.some((role) => roles.has(role))) {
    return <Navigate to={roles.has('admin') ? '/people' : '/audit'} replace />;
  }
  return (
    <Suspense fallback={<LoadingSkeleton />}>
      <TasksPage />
    </Suspense>
  );
}
