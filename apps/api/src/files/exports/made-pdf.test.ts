import { PdfFailure } from '@nianbao/documents/pdf';
import { expect, it } from 'vitest';
import { Problem } from '../../platform/http/problem.ts';
import { madePdf } from './made-pdf.ts';

const refused = (error: Error): Promise<unknown> => madePdf(Promise.reject(error)).catch((each) => each);

it.each([
  ['busy', '正在生成的 PDF 过多，请稍后重试'],
  ['timeout', '生成 PDF 超时，请稍后重试'],
  ['refused', '这份内容无法生成 PDF'],
] as const)('a PDF that is %s is refused with its reason', async (reason, message) => {
  const problem = await refused(new PdfFailure(reason));

  expect(problem instanceof Problem && [problem.code, problem.getStatus(), problem.getResponse()]).toEqual([
    'pdf-unavailable',
    503,
    expect.objectContaining({ details: [{ field: 'format', message }] }),
  ]);
});

it('any other failure stays what it is', async () => {
  const error = new Error('x');

  expect(await refused(error)).toBe(error);
  expect(await madePdf(Promise.resolve(new Uint8Array([1])))).toEqual(new Uint8Array([1]));
});
