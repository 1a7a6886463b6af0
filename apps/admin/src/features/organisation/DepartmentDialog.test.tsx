import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { anId, departments, LAW } from '../../../test/a-report.ts';
import { answers, draw, refusal } from '../../../test/render.tsx';
import { DepartmentDialog } from './DepartmentDialog.tsx';

const [own] = departments.filter(({ id }) => id === LAW);
const [other] = departments.filter(({ id }) => id !== LAW);
const LEFT = [
  { field: anId(), message: '2025年度“一、总体情况”：正在填报，尚未提交' },
  { field: anId(), message: '2025年度“六、其他需要报告的事项”：已提交，待科室负责人审核' },
];

it('names what a 科室 has not done before it is disabled, and asks which other one takes it over', async () => {
  if (!own || !other) throw new Error('two departments are needed');
  const onClose = vi.fn<() => void>();
  const sent = answers({
    'GET /departments': departments,
    [`PUT /departments/${own.id}`]: ({ body }: { body: unknown }) =>
      typeof body === 'object' && body && 'handOverTo' in body
        ? { ...own, disabled: true }
        : refusal(422, {
            code: 'tasks-open',
            message: '还有未办结的事项，请同时指定由谁接手',
            details: LEFT,
          }),
  });
  draw(<DepartmentDialog department={own} onClose={onClose} />);

  fireEvent.click(await screen.findByRole('switch', { name: '状态' }));
  fireEvent.click(screen.getByRole('button', { name: /保\s?存/u }));
  const list = await screen.findByRole('list', { name: '没有办结的事项' });
  const lines = within(list).getAllByRole('listitem');
  expect(lines.map(({ textContent }) => textContent)).toEqual(LEFT.map(({ message }) => message));
  fireEvent.click(screen.getByRole('button', { name: /保\s?存/u }));
  expect(await screen.findByText('请选择接手科室')).toBeTruthy();

  await waitFor(() => expect(document.querySelector('.ant-select-loading')).toBeNull());
  fireEvent.mouseDown(screen.getByRole('combobox', { name: '全部转办给' }));
  fireEvent.click(await screen.findByTitle(other.name));
  fireEvent.click(screen.getByRole('button', { name: /保\s?存/u }));

  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  const puts = sent.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  expect(puts.at(-1)).toMatchObject({ disabled: true, handOverTo: other.id });
});
