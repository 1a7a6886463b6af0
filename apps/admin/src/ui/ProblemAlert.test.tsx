import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { draw } from '../../test/render.tsx';
import { ApiProblem } from '../lib/call.ts';
import { ProblemAlert } from './ProblemAlert.tsx';

const incomplete = new ApiProblem({
  code: 'part-incomplete',
  message: '还不能提交',
  details: [
    { field: 'tables/art20/art20_1/rules/issued', message: '规章“本年制发件数”未填' },
    { field: 'parts/7', message: '财务科未完成' },
  ],
});

it('shows the sentence and every place of a refusal', () => {
  draw(<ProblemAlert error={incomplete} />);

  const alert = screen.getByRole('alert');
  expect(alert.textContent).toContain('还不能提交');
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
});

it('links a place that has a page and jumps to one on this page', () => {
  const go = vi.fn<(detail: { field: string }) => void>();
  draw(
    <ProblemAlert
      error={incomplete}
      linkOf={({ field }) => (field.startsWith('parts/') ? `/${field}` : null)}
      onGo={go}
    />,
  );

  fireEvent.click(screen.getByRole('button', { name: '去改正' }));

  expect(screen.getByRole('link', { name: '去看看' }).getAttribute('href')).toBe('/parts/7');
  expect(go).toHaveBeenCalledWith(incomplete.details[0]);
});

it('hides the English of a fault of the program', () => {
  draw(<ProblemAlert error={new TypeError('x is not a function')} />);

  expect(screen.getByRole('alert').textContent).toContain('系统出错了');
});

it('is not there without an error', () => {
  draw(<ProblemAlert error={null} />);

  expect(screen.queryByRole('alert')).toBeNull();
});
