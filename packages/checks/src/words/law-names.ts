/** A name of a law that does not exist, as printed inside 《》, with the one that is meant. */
export interface WrongLawName {
  wrong: string;
  right: string;
}

const DISCLOSURE = '《中华人民共和国政府信息公开条例》';

/** Names taken for the 政府信息公开条例. Local regulations carry the name of their place and are not among them. */
export const WRONG_LAW_NAMES: readonly WrongLawName[] = [
  ...[
    '政务公开条例',
    '中华人民共和国政务公开条例',
    '国家政务公开条例',
    '政府信息公开工作条例',
    '中华人民共和国政府信息公开工作条例',
    '中华人民共和国信息公开条例',
    '中华人民共和国政务信息公开条例',
    '政务信息公开条例',
    '中华人民共和国政府信息公开法',
    '政府信息公开法',
    '信息公开法',
    '中国人民共和国政府信息公开条例',
    '中华人民共和国政府信息公开条列',
    '政府信息公开条列',
    '中华人民共和国政府公开条例',
    '中华人民共和国政府信息条例',
    '中华人民共和国信息公开法',
  ].map((wrong) => ({ wrong, right: DISCLOSURE })),
  { wrong: '中华人民共和国行政复议条例', right: '《中华人民共和国行政复议法》' },
  { wrong: '行政复议条例', right: '《中华人民共和国行政复议法》' },
  { wrong: '中华人民共和国保密法', right: '《中华人民共和国保守国家秘密法》' },
  { wrong: '中华人民共和国行政诉讼条例', right: '《中华人民共和国行政诉讼法》' },
];
