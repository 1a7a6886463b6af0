import { OUTCOMES, type OutcomeId } from '../application/outcomes.ts';
import type { Letter } from './letter.ts';

const RECEIVED =
  '本机关于{收到日期}收到您（贵单位）提出的政府信息公开申请（编号：{申请编号}），申请内容为：{申请内容}。经审查，现答复如下：';

const LAW = '根据《中华人民共和国政府信息公开条例》';

/** What a reply of each outcome says, after the sentence of receipt. */
const SAYS: Readonly<Record<OutcomeId, string>> = {
  granted: `您（贵单位）申请获取的信息可以公开。${LAW}第三十六条第一、二项的规定，现以{提供方式}提供，或者告知获取该信息的方式、途径：{获取途径}。`,
  partial: `您（贵单位）申请获取的信息中含有不应当公开的内容，能够作区分处理。${LAW}第三十七条的规定，现提供可以公开的内容：{公开的内容}；不予公开的部分为{不公开的部分}，理由是：{理由}。`,
  denied_state_secret: `您（贵单位）申请获取的信息属于国家秘密。${LAW}第十四条、第三十六条第三项的规定，不予公开。理由是：{理由}。`,
  denied_law_forbidden: `您（贵单位）申请获取的信息属于{法律行政法规条文}禁止公开的信息。${LAW}第十四条、第三十六条第三项的规定，不予公开。`,
  denied_three_security_one_stability: `您（贵单位）申请获取的信息公开后可能危及国家安全、公共安全、经济安全、社会稳定。${LAW}第十四条、第三十六条第三项的规定，不予公开。理由是：{理由}。`,
  denied_third_party: `您（贵单位）申请获取的信息涉及{商业秘密或个人隐私}，公开会对第三方合法权益造成损害。${LAW}第十五条、第三十二条、第三十六条第三项的规定，不予公开。理由是：{理由}。`,
  denied_internal_affairs: `您（贵单位）申请获取的信息属于本机关{内部事务类别}方面的内部事务信息。${LAW}第十六条第一款、第三十六条第三项的规定，不予公开。`,
  denied_process_info: `您（贵单位）申请获取的信息属于本机关在履行行政管理职能过程中形成的{过程性信息类别}。${LAW}第十六条第二款、第三十六条第三项的规定，不予公开。`,
  denied_enforcement_file: `您（贵单位）申请获取的信息属于行政执法案卷信息。${LAW}第十六条第二款、第三十六条第三项的规定，不予公开。`,
  denied_admin_query: `您（贵单位）申请获取的信息属于{登记资料名称}，{法律行政法规条文}对其获取有特别规定。${LAW}第三十六条第七项的规定，请依照该规定办理：{办理途径}。`,
  unable_not_held: `经检索，本机关没有您（贵单位）申请获取的信息，或者该信息不属于本机关负责公开。${LAW}第三十六条第四、五项的规定，特此告知。理由是：{理由}；负责公开该信息的机关及联系方式：{负责机关及联系方式}。`,
  unable_needs_creation: `您（贵单位）申请获取的信息需要本机关对现有政府信息进行加工、分析。${LAW}第三十八条的规定，本机关不予提供。`,
  unable_unclear_after_correction: `本机关于{补正告知日期}告知您（贵单位）补正，{收到补正日期}收到补正材料。补正后申请内容仍不明确，不能指向特定的政府信息。${LAW}第三十条的规定，本机关无法提供。理由是：{理由}。`,
  np_petition_complaint: `您（贵单位）以政府信息公开申请的形式进行信访、投诉、举报等活动。${LAW}第三十九条第一款的规定，本机关不作为政府信息公开申请处理，请通过{相应渠道}提出。`,
  np_repeat: `就相同内容，本机关已对您（贵单位）提出的申请（编号：{前一申请编号}）作出答复。${LAW}第三十六条第六项的规定，不予重复处理。`,
  np_publication: `您（贵单位）申请提供的是公开出版物。${LAW}第三十九条第二款的规定，请通过以下途径获取：{获取途径}。`,
  np_massive: `您（贵单位）申请公开政府信息的数量、频次明显超过合理范围，本机关要求说明理由后，认为理由不合理：{理由}。${LAW}第三十五条的规定，不予处理。`,
  np_confirm_reissue: `您（贵单位）要求对已获取的政府信息进行确认或者重新出具。该信息已由{获取情况}取得，${LAW}第三十六条的规定，本机关不再重复出具。`,
  oh_other: `{答复内容}`,
};

const REVIEW = '如对本答复不服，可以自收到本答复之日起60日内向{复议机关}申请行政复议';

/** 救济途径: 60日 (行政复议法第二十条), 6个月 (行政诉讼法第四十六条). */
const EITHER = `${REVIEW}，或者自收到本答复之日起6个月内向{人民法院}提起行政诉讼。`;
/** 不予公开 must go to 复议 first since 2024 (行政复议法第二十三条第一款第四项), then to court within 15 days (行政诉讼法第四十五条). */
const REVIEW_FIRST = `${REVIEW}；对行政复议决定不服的，可以自收到复议决定书之日起15日内向{人民法院}提起行政诉讼。`;

const withholds = (outcome: OutcomeId): boolean =>
  outcome === 'partial' || OUTCOMES.get(outcome)?.group === '不予公开';

/** The reply of an outcome, with 救济途径; `null` for outcomes that are not answered by a letter of today's law. */
export function replyLetter(outcome: OutcomeId): Letter | null {
  const says = SAYS[outcome];
  const known = OUTCOMES.get(outcome);
  if (says === undefined || !known) return null;
  return {
    title: '政府信息公开申请答复书',
    addressee: '{申请人}：',
    paragraphs: [RECEIVED, says, withholds(outcome) ? REVIEW_FIRST : EITHER],
    article: known.article,
  };
}

export const REPLY_OUTCOMES: readonly OutcomeId[] = Object.keys(SAYS);
