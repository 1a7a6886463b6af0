import { sectionAddress } from '@nianbao/report-formats';
import type { Problem, Rule } from '../../rule.ts';
import { cellsOfFigure, figuresIn } from './measured.ts';

const MIN_TEXT = 20;

/** The table counts applications and the overview says nothing of them. */
const silence: Rule = {
  id: 'text.silent_on_table',
  title: '表中有数而文字没有提到',
  area: 'text-against-tables',
  level: 'question',
  basis: '国办公开办函〔2021〕30号：总体情况综述主动公开、依申请公开、政府信息管理、平台建设、监督保障',
  find: (subject) => {
    const { content, format, paragraphs, passages } = subject;
    const overview = content.sections.findIndex(({ id }) => id === format.sections[0]?.id);
    const section = content.sections[overview];
    if (!section || overview < 0) return [];
    const text = passages
      .filter((passage) => passage.section <= overview && passage.section >= 0)
      .map((passage) => passage.text)
      .join('\n');
    if (text.length < MIN_TEXT || paragraphs.length === 0) return [];
    return format.measures.flatMap((measure): Problem[] => {
      const [figure] = figuresIn(subject, measure);
      if (measure.overview === undefined || !figure || figure.value === 0) return [];
      if (new RegExp(measure.overview, 'u').test(text)) return [];
      return [
        {
          addresses: [sectionAddress(section.id), ...cellsOfFigure(measure, figure)],
          quote: `${section.number}${section.title}`,
          message: `表中“${figure.name}”为 ${figure.value}，“${section.number}${section.title}”没有提到${measure.name}的情况`,
          expected: String(figure.value),
        },
      ];
    });
  },
};

export const silenceRules: readonly Rule[] = [silence];
