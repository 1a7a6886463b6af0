import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { organisation } from '../../../test/a-report.ts';
import { answers, draw } from '../../../test/render.tsx';
import { SettingsForm } from './SettingsForm.tsx';

it('keeps the phrases for returning in the order they are given, and all else as it was', async () => {
  const settings = { ...organisation.settings, returnPhrases: ['请与台账核对', '请补充依据'] };
  const sent = answers({ 'GET /people': [], 'PUT /organisation': { ...organisation, settings } });
  draw(<SettingsForm organisation={{ ...organisation, settings }} />);

  fireEvent.click(await screen.findByRole('button', { name: /加一条退回用语/u }));
  fireEvent.change(screen.getByLabelText('第 3 条退回用语'), { target: { value: '请说明同比变化原因' } });
  fireEvent.click(screen.getByRole('button', { name: '第 3 条上移' }));
  fireEvent.click(screen.getByRole('button', { name: '删去第 1 条退回用语' }));
  fireEvent.click(screen.getByRole('button', { name: '保存' }));

  await waitFor(() => expect(sent.some(({ method }) => method === 'PUT')).toBe(true));
  expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({
    version: 1,
    name: organisation.name,
    settings: { ...organisation.settings, returnPhrases: ['请说明同比变化原因', '请补充依据'] },
  });
});

it('does not save an empty phrase', async () => {
  const sent = answers({ 'GET /people': [], 'PUT /organisation': organisation });
  draw(<SettingsForm organisation={organisation} />);

  fireEvent.click(await screen.findByRole('button', { name: /加一条退回用语/u }));
  fireEvent.click(screen.getByRole('button', { name: '保存' }));

  expect(await screen.findByText('请填写，或删去这一条')).toBeTruthy();
  expect(sent.filter(({ method }) => method === 'PUT')).toEqual([]);
});
