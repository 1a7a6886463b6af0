import { expect, it } from 'vitest';
import { openSource } from './open-source.ts';

it('reads the page in a file saved whole', async () => {
  const page = '<html><body><p>一、总体情况</p></body></html>';
  const encoded = Buffer.from(page).toString('base64');
  const file = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n--x--\r\n`;

  const input = await openSource(new TextEncoder().encode(file), '年报.mht');

  expect(input).toMatchObject({ kind: 'html', text: expect.stringContaining('<p>一、总体情况</p>') });
});
