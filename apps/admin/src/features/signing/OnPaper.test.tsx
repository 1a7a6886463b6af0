import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { draw } from '../../../test/render.tsx';
import { OnPaper } from './OnPaper.tsx';

it('gives the paper that is signed and the whole text of this report', () => {
  draw(<OnPaper reportId="r1" />);

  const links = screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')]);
  expect(links).toEqual([
    ['签批单（PDF，一页）', '/api/reports/r1/signing-sheet'],
    ['全文（PDF）', '/api/reports/r1/file?format=pdf'],
  ]);
});
