import { expect, it } from 'vitest';
import { readClipboard, readTabbed, writeClipboard } from './clipboard.ts';

it('reads tab-separated lines with the line end Excel adds', () => {
  expect(readTabbed('12\t3\r\n1\t0\r\n')).toEqual([
    ['12', '3'],
    ['1', '0'],
  ]);
});

it('keeps empty cells where they stand', () => {
  expect(readTabbed('\t3\t\n\t\t')).toEqual([
    ['', '3', ''],
    ['', '', ''],
  ]);
});

it('reads quoted values with tabs, line ends and quotes', () => {
  expect(readTabbed('"a\tb"\t"c\nd"\t"e""f"')).toEqual([['a\tb', 'c\nd', 'e"f']]);
});

it('leaves a single value to the input', () => {
  expect(readClipboard('', '12')).toBeNull();
  expect(readClipboard('<table><tr><td>12</td></tr></table>', '12')).toBeNull();
});

it('prefers the table of the HTML and spreads merged cells', () => {
  const html =
    '<html><head><style>td{}</style></head><body><table><tr><td rowspan="2">1</td><td colspan=2>2</td></tr>' +
    '<tr><td> 3 </td><td>4</td></tr></table><script>window.ran = true</script></body></html>';

  expect(readClipboard(html, 'x\ty')).toEqual([
    ['1', '2', ''],
    ['', '3', '4'],
  ]);
  expect('ran' in window).toBe(false);
});

it('gives back what it wrote', () => {
  const rows = [
    ['12', '1,000', ''],
    ['a\tb', '"x"', '<b>'],
  ];
  const { text, html } = writeClipboard(rows);

  expect(readClipboard('', text)).toEqual(rows);
  expect(readClipboard(html, '')).toEqual([
    ['12', '1,000', ''],
    ['a b', '"x"', '<b>'],
  ]);
});
