import { blockText, sectionAddress } from '@nianbao/report-formats';
import type { Rule } from '../../rule.ts';
import { squeeze } from '../../text/normalise.ts';
import { cellsOfFigure, figureIn, measureIn } from './measured.ts';

const BARE = /^(?:本年度|我[局县市区镇乡委])?(?:暂|均)?(?:无|没有)[。.]?$/u;
const NOTHING = /^[^,;。]{0,12}(?:无|没有)其他(?:需要|须|应当?)?报告的?事项[。.]?$/u;

/** `art20.fee_vs_s6` of the forms: fees above zero, and a last section that says nothing but 无. */
export const feeAgainstSectionSix: Rule = {
  id: 'art20.fee_vs_s6',
  title: '有收费而第六部分只写“无”',
  area: 'text-against-tables',
  level: 'warning',
  basis: '公开核查的通行做法；信息处理费（第六部分）与行政事业性收费（第二部分的表）分别填报',
  find: (subject) => {
    const measure = measureIn(subject, 'fees');
    const figure = figureIn(subject, 'fees');
    const section = subject.content.sections.find(({ id }) => id === 's6');
    if (!measure || !figure || figure.value <= 0 || !section) return [];
    const [first, ...rest] = section.blocks.map(blockText);
    // After the section come the signature and the date.
    const text = rest.every((line) => line.length < 30 && !/[。;；]/u.test(line)) ? (first ?? '') : '';
    const bare = BARE.test(squeeze(text));
    if (!bare && !NOTHING.test(squeeze(text))) return [];
    return [
      {
        // A sentence of its own says that somebody has thought of it.
        level: bare ? 'warning' : 'question',
        addresses: [sectionAddress(section.id), ...cellsOfFigure(measure, figure)],
        quote: text.trim(),
        message: `表中行政事业性收费 ${figure.value} 万元，第六部分只写“${text.trim()}”，请核对收费情况（信息处理费在第六部分报告）`,
        actual: String(figure.value),
      },
    ];
  },
};
