import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { anId, aPart, aReport, aSession, officeAnswers } from '../../../test/a-report.ts';
import { answers, draw } from '../../../test/render.tsx';
import { RoleGate } from './RoleGate.tsx';
import { useSession } from '../../server/session.ts';

function Signed() {
  return useSession().data ? <RoleGate roles={['admin']} /> : null;
}

it('names who may use a page to those who may not', async () => {
  answers({
    ...officeAnswers(aReport([aPart()])),
    'GET /session': aSession('contributor'),
    'GET /people': [
      {
        id: anId(),
        name: '管理员甲',
        account: 'a1',
        disabled: false,
        memberships: [{ role: 'admin', departmentId: null }],
      },
      { id: anId(), name: '科员乙', account: 'b1', disabled: false, memberships: [] },
    ],
  });

  draw(<Signed />);

  expect(await screen.findByText(/这一页由系统管理员（管理员甲）使用/u)).toBeTruthy();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('您的角色不能查看这一页');
  expect(screen.queryByText(/科员乙/u)).toBeNull();
});
