import type { FigurePlace, TextPlace } from '../requirements/rule.ts';

/** How notices name the places of a report that have words. The first that fits; a new name is a new entry. */
export const TEXT_PLACE_WORDS: readonly { words: RegExp; place: TextPlace }[] = [
  { words: /总体情况|“?总体情况”?部分|综述部分/u, place: { kind: 'section', title: '总体情况' } },
  {
    words: /存在的?(?:主要|突出)?问题(?:及|和|与)?改进|(?:第五|五)部分|问题及改进/u,
    place: { kind: 'section', title: '存在的主要问题及改进情况' },
  },
  {
    words: /其他(?:需要)?报告(?:的)?事项|需要报告的其他事项|(?:第六|六)部分/u,
    place: { kind: 'section', title: '其他需要报告的事项' },
  },
  { words: /政府信息管理/u, place: { kind: 'heading', section: '总体情况', title: '政府信息管理' } },
  { words: /(?:政府信息公开)?平台建设/u, place: { kind: 'heading', section: '总体情况', title: '平台建设' } },
  { words: /监督保障/u, place: { kind: 'heading', section: '总体情况', title: '监督保障' } },
  {
    words:
      /(?:年度报告|年报|报告|正文|文字)(?:全文|正文|总?篇幅|总?字数|文字部分|文字)?|全文|正文|篇幅|字数/u,
    place: { kind: 'report' },
  },
];

/** How notices name figures, with the places they stand in. */
export const FIGURE_PLACE_WORDS: readonly { words: RegExp; place: FigurePlace }[] = [
  {
    words: /规章|规范性文件/u,
    place: { kind: 'cells', table: 'art20', paths: ['art20_1/*/*'] },
  },
  { words: /行政许可/u, place: { kind: 'cells', table: 'art20', paths: ['art20_5/licence/*'] } },
  { words: /行政处罚|行政强制/u, place: { kind: 'cells', table: 'art20', paths: ['art20_6/*/*'] } },
  { words: /行政事业性收费|收费金额/u, place: { kind: 'cells', table: 'art20', paths: ['art20_8/*/*'] } },
  {
    words: /行政复议|行政诉讼|复议(?:、|和|及)?诉讼/u,
    place: { kind: 'table', table: 'review_litigation' },
  },
  {
    words: /依申请公开|申请(?:的)?(?:数量|数据|情况)|收到和处理/u,
    place: { kind: 'table', table: 'applications' },
  },
];

/** Bodies with whom figures are to be checked. */
export const CONFIRMING_BODIES =
  /(?:同级|本级)?(?:司法行政(?:主管)?部门|司法(?:局|厅|部门|行政机关)|财政(?:局|厅|部门)|法制(?:办|机构)|统计(?:局|部门)|行政审批(?:局|部门)|发展?改革?部门|税务部门)/u;

/** Topics that a notice asks to be told, with the words by which a report tells them. */
export const TOPICS: readonly { asked: RegExp; told: readonly string[] }[] = [
  { asked: /主动公开/u, told: ['主动公开'] },
  { asked: /依申请公开/u, told: ['依申请公开'] },
  { asked: /政府信息管理/u, told: ['政府信息管理'] },
  { asked: /平台建设/u, told: ['平台建设'] },
  { asked: /监督保障/u, told: ['监督保障'] },
  { asked: /信息处理费|收费(?:及减免)?情况|收费通知|收取费用/u, told: ['信息处理费', '收费'] },
  { asked: /政务新媒体/u, told: ['政务新媒体', '新媒体'] },
  { asked: /政策解读|解读/u, told: ['解读'] },
  { asked: /回应关切|舆情回应/u, told: ['回应'] },
  { asked: /政府公报/u, told: ['公报'] },
  { asked: /政务公开专区/u, told: ['专区'] },
  { asked: /社会评议/u, told: ['社会评议', '评议'] },
  { asked: /责任追究/u, told: ['责任追究', '追责'] },
  { asked: /工作考核/u, told: ['考核'] },
  { asked: /(?:教育|业务)?培训/u, told: ['培训'] },
  { asked: /建议(?:和|、)?(?:政协)?(?:委员)?提案|提案办理/u, told: ['提案'] },
  { asked: /基层政务公开|标准化规范化/u, told: ['基层政务公开', '标准化规范化', '标准化'] },
  { asked: /公共企事业单位/u, told: ['公共企事业单位'] },
  { asked: /要点(?:落实|贯彻)/u, told: ['要点'] },
  { asked: /上(?:一)?年度?(?:报告)?(?:所列|提出|指出|存在)?的?问题(?:的)?整改/u, told: ['整改', '上年'] },
];

/** What obliges: a sentence with such a word wants something of somebody. */
export const OBLIGING =
  /必须|务必|务请|先(?:备案|报送|报备|审核)后|不得|不能|严禁|禁止|不宜|避免|防止|杜绝|(?<![相响回反供适对顺感])应(?![用急答对邀收聘])当?|须(?!知)|需要?(?!求)|(?:^|[,;、:])?请|要(?!求|点|素|闻|害|是|不|么)|确保|严格|原则上|控制在|不超过|不少于|一律/u;

/** What a sentence must speak of to be a requirement on the report; a new topic is a new word. */
export const REQUIREMENT_TOPICS =
  /先(?:备案|报送|报备|审核)后|年度?报告|(?:^|[,;])报告(?:应|要|须)|年报|篇幅|字数|\d ?字|千字|百字|总体情况|数据|表格|各表|填报|填写|填“?0|勾稽|逻辑关系|平衡|雷同|照抄|抄袭|格式|标题|模板|样式|图表|图解|保密|审查|审核|审签|签发|第一责任人|核对|核实|核准|会商|一致|统计(?:期限|口径)|零报告|空白|空项|留空|遗漏|泛化|敷衍|收费|复议|诉讼|规范性文件|规章|许可|处罚|强制|申请|解读|新媒体|附件|栏目|专栏|真实|准确|全面|完整|通报|追责|追究|问责|考核|督办|约谈|公开属性|联系方式|更正|撤稿|归档/u;
