import { blankReport, type ReportContent } from '@nianbao/report-formats';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { all, attribute, parse, textOf } from '../../test/dom.ts';
import { reportPage } from '../../test/example-portal.ts';
import { exampleReport, filledReport, HOSTILE } from '../../test/example-report.ts';
import { renderArticle } from '../html/article.ts';
import { renderFragment } from '../html/fragment.ts';
import { zipFolder } from './folder.ts';
import { portalReport } from './report-page.ts';
import { searchHits } from './search-hits.ts';

describe('a fragment', () => {
  it.each(['2014', '2019', '2021'] as const)(
    'of format %s says what the article says, and nothing of it can run',
    (formatId) => {
      const content = filledReport(formatId, HOSTILE);

      const [article, fragment] = [parse(renderArticle(content)), parse(renderFragment(content))];
      const names = all(fragment).flatMap(({ attrs }) => attrs.map(({ name }) => name));

      expect(textOf(fragment).trim()).toBe(textOf(article).trim());
      expect(all(fragment, 'td').map(textOf)).toEqual(all(article, 'td').map(textOf));
      expect(new Set(names)).toEqual(
        new Set(
          ['lang', 'style', 'scope', 'colspan', 'rowspan', 'src', 'alt'].filter((name) =>
            names.includes(name),
          ),
        ),
      );
      expect(all(fragment).filter(({ tagName }) => /^(?:script|link|style|iframe)$/u.test(tagName))).toEqual(
        [],
      );
      expect(all(fragment, 'td').every((cell) => attribute(cell, 'style')?.includes('border'))).toBe(true);
    },
  );

  it('says where it is published, with which hash', () => {
    const fragment = renderFragment(exampleReport(), {
      source: 'https://a.example/?a=1&b=2',
      contentHash: 'abc',
    });

    expect(fragment).toContain('<a href="https://a.example/?a=1&amp;b=2">');
    expect(fragment).toContain('正文内容校验值：abc');
  });
});

describe('sharing', () => {
  it('shows the address, and a QR code that is the same each time', () => {
    const page = () => portalReport(reportPage());
    const code = all(parse(page()), 'svg').find((svg) => attribute(svg, 'class') === 'qr');

    expect(code && attribute(code, 'role')).toBe('img');
    expect(page()).toBe(page());
    expect(page()).toContain('https://www.example.gov.cn/portal/yingshang/2024</p>');
  });

  it('claims no address in a folder that does not know where it stands', () => {
    const { site } = reportPage();
    const html = portalReport({ ...reportPage(), site: { ...site, origin: '', files: true } });

    expect(html).not.toMatch(/rel="canonical"|class="share"|ld\+json/u);
    expect(html).toContain('aria-label="显示方式" hidden');
  });
});

describe('what was searched for', () => {
  const report = (text: string): ReportContent => {
    const blank = blankReport('2021', 2024, '某局');
    blank.sections[0]?.blocks.push({ id: 'b', kind: 'paragraph', text });
    return blank;
  };

  it.each([
    ['电子证照', `${'前'.repeat(60)}推进电子证照应用${'后'.repeat(90)}`, '推进电子证照应用'],
    ['文件库', '行政规范性文 件\n库建设', '行政规范性文 件 库建设'],
    ['abc', 'ＡＢＣ平台', 'ＡＢＣ平台'],
    ['𠮷', `${'𠮷'.repeat(90)}`, '𠮷'],
  ])('%s is shown with the words around it', (searched, text, shown) => {
    const [hit] = searchHits(report(text), '/reports/a/2024', searched);

    expect(hit?.excerpt).toContain(shown);
    expect(hit?.excerpt.length).toBeLessThan(110);
    expect(hit?.excerpt).not.toMatch(/\p{Surrogate}/u);
    expect(hit).toMatchObject({ heading: '一、总体情况', path: '/reports/a/2024#section-s1' });
  });

  it('is not shown where it does not stand', () => {
    expect(searchHits(report('别的'), '/a', '证照')).toEqual([]);
  });
});

it('packs a folder into equal bytes, whatever the order of its files', () => {
  const [a, b] = [new TextEncoder().encode('一'), new Uint8Array([1, 2, 3])];

  const zip = zipFolder(
    new Map([
      ['2024/a.html', a],
      ['x.pdf', b],
    ]),
  );

  expect(zip).toEqual(
    zipFolder(
      new Map([
        ['x.pdf', b],
        ['2024/a.html', a],
      ]),
    ),
  );
  expect(unzipSync(zip)).toEqual({ '2024/a.html': a, 'x.pdf': b });
});
