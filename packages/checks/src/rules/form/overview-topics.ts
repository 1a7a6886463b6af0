import { sectionAddress } from '@nianbao/report-formats';
import type { Problem, Rule } from '../../rule.ts';
import { squeeze } from '../../text/normalise.ts';

/** Short of the words all topics share: 平台建设 for 政府信息公开平台建设. */
const core = (topic: string): string => topic.replace(/^政府信息公开|^政府信息/u, '');

/** An overview that is divided by the topics of the form, and leaves some of them out. */
const overviewTopics: Rule = {
  id: 'form.overview_topics',
  title: '总体情况缺少事项',
  area: 'form',
  level: 'question',
  basis: '国办公开办函〔2021〕30号：总体情况包括主动公开、依申请公开、政府信息管理、平台建设、监督保障',
  find: ({ content, format, passages }) =>
    (format.reportYears.to === null ? format.sections : []).flatMap(({ id, subheadings }): Problem[] => {
      const index = content.sections.findIndex((section) => section.id === id);
      const section = content.sections[index];
      if (!section || subheadings.length === 0) return [];
      const heads = passages
        .filter((passage) => passage.section === index && /^\s*[(㈠-㈩]/u.test(passage.text))
        .map(({ text }) => squeeze(text).slice(0, 24));
      const told = (topic: string): boolean => heads.some((head) => head.includes(core(topic)));
      const gone = subheadings.filter((topic) => !told(topic));
      if (gone.length === 0 || subheadings.length - gone.length < 2) return [];
      return [
        {
          addresses: [sectionAddress(id)],
          quote: '',
          message: `“${section.number}${section.title}”按事项分写，没有${gone.map((topic) => `“${topic}”`).join('、')}`,
          expected: gone.join('；'),
        },
      ];
    }),
};

export const overviewTopicRules: readonly Rule[] = [overviewTopics];
