/** A fixed wording of the party and the state written wrong, or a word that is not to be used. */
export interface WordingEntry {
  /** As it stands in the text, in half width. */
  wrong: string;
  /** What is meant; empty where the word is only to be looked at again. */
  right: string;
  reason: string;
  /** The year from which it holds; texts on earlier years are left alone. */
  since?: number | undefined;
  /** Followed by these words, the wrong form is part of a right one. */
  unlessFollowedBy?: string | undefined;
  /** `question` unless the wording cannot be right. */
  level?: 'warning' | 'question' | undefined;
}

/** A list with its version, so that a finding can be traced to the list that was in force. */
export interface WordingList {
  version: string;
  entries: readonly WordingEntry[];
}

const slip = (
  wrong: string,
  right: string,
  reason: string,
  more: Partial<WordingEntry> = {},
): WordingEntry => ({
  wrong,
  right,
  reason,
  level: 'warning',
  ...more,
});

const CONGRESS = '党的全国代表大会以“届”相称，简称中不用“界”';
const COUNTED = '固定提法用“两个”';
const FIXED = '固定提法，不得改字或漏字';
const NATION = '国名、会议名和职务用全称或法定简称';

/** Each wrong form has been chosen so that no right text contains it. */
export const POLITICAL_WORDING: WordingList = {
  version: '2026-1',
  entries: [
    ...['十八', '十九', '二十'].flatMap((number) =>
      ['一', '二', '三', '四', '五', '六', '七'].map((session) =>
        slip(`${number}界${session}中全会`, `${number}届${session}中全会`, CONGRESS),
      ),
    ),
    slip('党的二十界', '党的二十届', CONGRESS),
    slip('党的十九界', '党的十九届', CONGRESS),
    ...['一', '二', '三', '四', '五', '六', '七'].map((number) =>
      slip(`${number}中全委`, `${number}中全会`, FIXED),
    ),
    slip('二个维护', '两个维护', COUNTED),
    slip('二个确立', '两个确立', COUNTED),
    slip('二个毫不动摇', '两个毫不动摇', COUNTED),
    slip('二个百年', '两个一百年', COUNTED),
    slip('两个拥护', '两个维护', FIXED, { level: 'question' }),
    slip('四个意思', '四个意识', FIXED, { level: 'question' }),
    slip('四个自性', '四个自信', FIXED),
    slip('四个全面战备', '四个全面战略', FIXED),
    slip('五位一体总体部局', '五位一体总体布局', FIXED),
    slip('习近平新时代特色社会主义思想', '习近平新时代中国特色社会主义思想', FIXED, { since: 2017 }),
    slip('习近平新时期中国特色社会主义思想', '习近平新时代中国特色社会主义思想', FIXED, { since: 2017 }),
    slip('习近平新时代中国社会主义思想', '习近平新时代中国特色社会主义思想', FIXED, { since: 2017 }),
    slip('新时代中国特设社会主义', '新时代中国特色社会主义', FIXED),
    slip('中国特色社会注意', '中国特色社会主义', FIXED),
    slip('社会主意', '社会主义', FIXED, { level: 'question' }),
    slip('习进平', '习近平', '国家领导人姓名有误'),
    slip('习近评', '习近平', '国家领导人姓名有误'),
    slip('习总书记', '习近平总书记', '正式文件写全名', { level: 'question' }),
    slip('中国共产觉', '中国共产党', NATION),
    slip('中国共产常', '中国共产党', NATION),
    slip('中华人名共和国', '中华人民共和国', NATION),
    slip('中华人民共合国', '中华人民共和国', NATION),
    slip('中国人民共和国', '中华人民共和国', NATION),
    slip('人名政府', '人民政府', NATION),
    slip('人民政俯', '人民政府', NATION),
    slip('国务员', '国务院', NATION, { unlessFollowedBy: '工' }),
    slip('中央军委会', '中央军委', NATION, { unlessFollowedBy: '议' }),
    slip('不忘初心、牢记使合', '不忘初心、牢记使命', FIXED),
    slip('不忘初心,牢记使名', '不忘初心、牢记使命', FIXED),
    slip('牢记使名', '牢记使命', FIXED),
    slip('依法制国', '依法治国', FIXED),
    slip('从严制党', '从严治党', FIXED),
    slip('全面从严冶党', '全面从严治党', FIXED),
    slip('制国理政', '治国理政', FIXED),
    slip('以人民为中兴', '以人民为中心', FIXED),
    slip('人类命运共同休', '人类命运共同体', FIXED),
    slip('中华民族共同体意思', '中华民族共同体意识', FIXED),
    slip('乡村振新', '乡村振兴', FIXED),
    slip('脱贫功坚', '脱贫攻坚', FIXED),
    slip('放管服改格', '“放管服”改革', FIXED),
    slip('台湾国', '台湾地区', '台湾是中国的一部分，不以国家相称'),
    slip('港澳台国家', '港澳台地区', '香港、澳门、台湾是中国的一部分'),
    slip('残废人', '残疾人', '《残疾人保障法》所用名称'),
    slip('弱智人', '智力残疾人', '《残疾人保障法》所用名称'),
  ],
};

/**
 * One list out of the lists of the installation, the superior and the body, in that order: a later entry for the same
 * words takes the place of the earlier; one whose right form equals the wrong form takes it off the list.
 */
export function mergeWording(...lists: readonly WordingList[]): WordingList {
  const entries = new Map(
    lists.flatMap((list) => list.entries.map((entry): [string, WordingEntry] => [entry.wrong, entry])),
  );
  return {
    version: lists.map(({ version }) => version).join('+'),
    entries: [...entries.values()].filter(({ wrong, right }) => wrong !== '' && wrong !== right),
  };
}
