import { array, assert, constantFrom, letrec, oneof, property, string, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { htmlOfBlocks } from './html-of-blocks.ts';
import { readPastedHtml } from './read-html.ts';
import { rtfPictures } from './rtf-pictures.ts';

const NONE = { ofRtf: [], files: [] };
const ALLOWED = new Set([
  'H1',
  'H2',
  'H3',
  'H4',
  'P',
  'BR',
  'TABLE',
  'TBODY',
  'TR',
  'TD',
  'FIGURE',
  'FIGCAPTION',
]);

const attributes = constantFrom(
  '',
  ' onclick="window.ran=1"',
  ' onerror=window.ran=1 src=x',
  ' style="background:url(javascript:window.ran=1)"',
  ' href="javascript:window.ran=1"',
  ' src="data:text/html,<script>window.ran=1</script>"',
  ' srcdoc="<script>window.ran=1</script>"',
  ' data-pending="x" data-block-id="p1" data-attachment-id="y"',
  ' style="mso-list:l0 level1" class=MsoHeading1',
  ' style="mso-list:Ignore"',
  ' colspan=99999 rowspan=-1',
);
const tags = constantFrom(
  ...'p div span b h1 h6 table tr td th ol ul li figure figcaption img br script style iframe object svg math template form input a o:p v:shape xml del base meta noscript xmp title'.split(
    ' ',
  ),
);
const { html } = letrec<{ html: string }>((tie) => ({
  html: oneof(
    { depthSize: 'small', withCrossShrink: true },
    string({ maxLength: 12 }),
    constantFrom(
      '正文',
      '（一）标题',
      '<!--',
      '-->',
      '<![CDATA[',
      '</',
      '&lt;script&gt;',
      '<![if !vml]>',
      '\u0000',
      '1.',
    ),
    tuple(tags, attributes, array(tie('html'), { maxLength: 3 })).map(
      ([tag, attribute, inner]) => `<${tag}${attribute}>${inner.join('')}</${tag}>`,
    ),
    tuple(tags, attributes, tie('html')).map(([tag, attribute, inner]) => `<${tag}${attribute}>${inner}`),
  ),
}));

it('makes of any HTML nothing but words, headings, tables and pictures', () => {
  assert(
    property(array(html, { maxLength: 6 }), (parts) => {
      const made = htmlOfBlocks(readPastedHtml(parts.join(''), NONE).blocks, () => 'key');
      const { body } = new DOMParser().parseFromString(made, 'text/html');
      const elements = [...body.querySelectorAll('*')];
      expect(elements.filter(({ tagName }) => !ALLOWED.has(tagName)).map(({ tagName }) => tagName)).toEqual(
        [],
      );
      const named = elements.flatMap((element) => element.getAttributeNames());
      expect(named.filter((name) => name !== 'data-pending')).toEqual([]);
      // Read again it is what it was: no words have become tags.
      expect(body.innerHTML).toBe(made);
    }),
    { numRuns: 400 },
  );
  expect('ran' in window).toBe(false);
});

it('reads any nesting without end of patience or stack', () => {
  const deep = `${'<div>'.repeat(600)}底${'</div>'.repeat(600)}`;

  expect(readPastedHtml(deep, NONE).blocks).toEqual([{ kind: 'paragraph', text: '底' }]);
});

it('takes nothing but whole pictures out of any RTF', () => {
  const piece = constantFrom(
    '{',
    '}',
    '\\',
    '{\\pict',
    '\\pngblip ',
    '\\jpegblip',
    '00ff',
    'zz',
    '\\{',
    '{\\nonshppict',
    ' ',
  );
  assert(
    property(array(piece, { maxLength: 40 }), (pieces) => {
      for (const picture of rtfPictures(pieces.join('')))
        expect(picture === null || picture.bytes.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
