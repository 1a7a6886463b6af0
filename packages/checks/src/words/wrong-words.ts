/** A frequent slip of the pen. `pattern` decides; `wrong` and `right` are shown. Bounded patterns only: texts may be long. */
export interface WrongWord {
  wrong: string;
  right: string;
  pattern: RegExp;
}

const word = (wrong: string, right: string, pattern: RegExp = new RegExp(wrong, 'gu')): WrongWord => ({
  wrong,
  right,
  pattern,
});

/** Each has been chosen so that no right text contains it; replaceable through `options.wrongWords`. */
export const WRONG_WORDS: readonly WrongWord[] = [
  word(
    '登陆',
    '登录',
    /(?:系统|网站|平台|网址|门户|账号|账户|用户|网络|在线|客户端|主页|后台)登陆|登陆(?:系统|网站|平台|网址|门户|账号|账户|政府|后台|客户端|主页|查询|http|www|“)/gu,
  ),
  word('通多', '通过', /通多(?=[^少数次年元种])/gu),
  word('截止', '截至', /截止到?(?=\d{4}年|目前|年底|20\d\d|\d{1,2}月)/gu),
  word('布署', '部署'),
  word('部暑', '部署'),
  word('布暑', '部署'),
  word('一如继往', '一如既往'),
  word('再接再励', '再接再厉'),
  word('按步就班', '按部就班'),
  word('默守成规', '墨守成规'),
  word('融汇贯通', '融会贯通'),
  word('循私', '徇私'),
  word('编缉', '编辑'),
  word('松驰', '松弛'),
  word('凑效', '奏效'),
  word('幅射', '辐射'),
  word('防碍', '妨碍'),
  word('震憾', '震撼'),
  word('坚特', '坚持'),
  word('捡查', '检查'),
  word('提搞', '提高'),
  word('保秘', '保密'),
  word('权利清单', '权力清单'),
  word('反应问题', '反映问题', /反应(?:的?问题|的?情况|诉求|意见)/gu),
  word('己经', '已经', /(?<![自知克律])己(?:经(?!济|营|验|费)|全部|按时|全面完成|公开(?:的|政府))/gu),
  word('末收到', '未收到', /(?<![周月年期季世学本])末(?:收到|发生|收取|出现|接到|发现|按时|予以|及时)/gu),
  word('公开条列', '公开条例', /公开条列(?!出|举|明)/gu),
  word('条列》', '条例》'),
  word('申清', '申请', /(?<!重)申清(?!楚)/gu),
  word('行政复义', '行政复议'),
  word('行政诉颂', '行政诉讼'),
  word('行政诉论', '行政诉讼'),
  word('信息公工', '信息公开'),
  word('信息公幵', '信息公开'),
  word('建立建全', '建立健全'),
  word('建全', '健全', /(?:制度|机制|体系|机构)建全|建全(?:完善|制度|机制|体系|了)/gu),
  word('薄弱环结', '薄弱环节'),
  word('制渡', '制度'),
  word('即使公开', '及时公开', /即使(?:公开|更新|发布|答复|回复)(?:了|政府|信息|各类|相关)/gu),
  word('既时', '及时', /既时(?=公开|更新|发布|回应|答复|准确)/gu),
  word('工做', '工作'),
  word('提前行政诉讼', '提起行政诉讼'),
  word('做为', '作为', /(?<![所叫称当敢有])做为(?=政府|全|我|一[项种个把]|第一|主要|重要|年度|考核)/gu),
  word('政付', '政府'),
  word('依申请公开公开', '依申请公开', /依申请公开公开(?!的|信)/gu),
  word('年度报告报告', '年度报告'),
  word('准确行', '准确性', /准确行(?=[,。、;和])/gu),
  word('规范行', '规范性', /规范行(?=文件)/gu),
];
