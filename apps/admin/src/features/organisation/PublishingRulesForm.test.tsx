import { toDocx } from '@nianbao/documents/docx';
import { blankReport } from '@nianbao/report-formats';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anId, aPart, aReport, aSession, officeAnswers, organisation } from '../../../test/a-report.ts';
import { answers, draw } from '../../../test/render.tsx';
import { PublishingRulesForm } from './PublishingRulesForm.tsx';

it('shows what a pattern of numbers would give today, and refuses one that cannot count', async () => {
  const sent = answers({ ...officeAnswers(aReport([aPart()])), 'GET /session': aSession('admin') });
  draw(<PublishingRulesForm organisation={organisation} />);

  fireEvent.change(await screen.findByLabelText('机构代码或统一社会信用代码'), {
    target: { value: '014416330' },
  });
  expect(await screen.findByText(/今天取号会得到：014416330\/\d{4}-00001/u)).toBeTruthy();

  fireEvent.change(screen.getByLabelText('索引号规则'), { target: { value: '第{年}号' } });
  fireEvent.click(screen.getByRole('button', { name: /保\s?存/u }));

  expect(await screen.findByText(/须有且只有一个/u)).toBeTruthy();
  expect(sent.some(({ method }) => method === 'PUT')).toBe(false);
});

describe('the body’s Word template', () => {
  /** A Word file of these paragraphs. */
  const aFile = async (words: string[]) => {
    const blocks = words.map((text, index) => ({ id: `b${index}`, kind: 'paragraph' as const, text }));
    const sections = [{ id: 'preface', number: '', title: '', blocks }];
    const bytes = await toDocx({ ...blankReport('2021', 2024, '某局'), tables: {}, sections });
    return new File([Buffer.from(bytes)], '红头.docx');
  };
  const drawForm = async () => {
    const stored = {
      id: anId(),
      name: '红头.docx',
      mediaType: 'application/docx',
      size: 9,
      sha256: 'a'.repeat(64),
    };
    const sent = answers({
      ...officeAnswers(aReport([aPart()])),
      'GET /session': aSession('admin'),
      'POST /attachments': stored,
      'PUT /organisation': organisation,
    });
    const { container } = draw(<PublishingRulesForm organisation={organisation} />);
    const field = await waitFor(
      () => container.querySelector('input[type=file]') ?? Promise.reject(new Error()),
    );
    const choose = (file: File) => fireEvent.change(field, { target: { files: [file] } });
    return { sent, stored, choose };
  };

  it('is refused at once where it names a place that nobody knows', async () => {
    const { sent, choose } = await drawForm();

    choose(await aFile(['{{标题}}', '{{正文}}', '{{落款}}']));

    expect(await screen.findByText(/“\{\{落款\}\}”不是可用的位置/u)).toBeTruthy();
    expect(sent.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('is kept with the rules', async () => {
    const { sent, stored, choose } = await drawForm();

    choose(await aFile(['{{标题}}', '{{正文}}']));
    await screen.findByText('红头.docx');
    fireEvent.click(screen.getByRole('button', { name: /保\s?存/u }));

    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'PUT')?.body).toMatchObject({
        settings: { wordTemplate: { attachmentId: stored.id, name: '红头.docx' } },
      }),
    );
  });
});
