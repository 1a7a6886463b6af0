import { squeeze } from '../normalise.ts';

/** What belongs to the page and not to the report: buttons, menus, footers. */
const BUTTONS =
  '打印本页|打印|打印文章|分享到|分享|返回列表|返回顶部|返回首页|返回|关闭窗口|关闭本页|关闭|文字大小|字体大小|字体|字号|大|中|小|默认|超大|特大|收藏本页|加入收藏|收藏|设为首页|首页|上一页|下一页|上一篇|下一篇|没有了|无障碍阅读|无障碍浏览|无障碍|长者模式|关怀版|老年版|适老化|繁体版|繁体|简体|English|登录|注册|搜索|检索|大字版|读屏|站内搜索|高级搜索|全文检索|网站地图|联系我们|关于我们|网站声明|法律声明|帮助|扫一扫在手机打开当前页|扫一扫在手机上查看当前页面|扫一扫手机打开当前页|手机扫一扫|手机版|电脑版|二维码|微信|微博|新浪微博|腾讯微博|QQ空间|QQ|朋友圈|复制链接|下载|下载文字版|下载图片版|全文下载|点击下载|正文|展开|收起|更多|朗读|语音播报|我要纠错|纠错|保存|保护视力色|视力保护色|杏仁黄|秋叶褐|胭脂红|芥末绿|天蓝|雪青|灰|银河白|阅读模式|默认模式|智能问答|在线客服|相关链接|相关文章|相关附件|相关信息|友情链接|滚动到顶部|TOP|A|A\\+|A-|T';
const BUTTON_LINE = new RegExp(
  `^(?:[\\[【(|/>·:：,、]|(?:${BUTTONS})(?=[\\[【(|/>·:：,、\\]】)]|$)|[\\]】)])+$`,
  'u',
);
const JOINED = new RegExp(`^(?:${BUTTONS}){1,12}$`, 'u');

const PHRASES = [
  /^[^。>＞]{0,10}位置\s{0,3}[:：].{0,100}[>＞›»→]/u,
  /^(?:当前|您的|您现在的|您当前的|您所在的|你所在的|你的|所在)?位置(?:是|[:：])/u,
  /^(?:上一|下一)[篇条个](?:文章|信息|新闻|稿件|内容)?\s{0,3}[:：]/u,
  /^(?:版权所有|copyright|©|主办[:：]|主办单位[:：]|承办单位[:：]|承办[:：]|技术支持[:：]|网站标识码|政府网站标识码|网站维护|运行维护)/iu,
  /ICP备|ICP证|公网安备|网安备案|最佳分辨率|建议使用.{0,20}浏览器|政府网站找错|扫一扫.{0,20}(?:手机|关注|页面|打开)/u,
  /^(?:责任编辑|【?责任编辑|文章录入|信息录入|录入|编辑|撰稿|终审|初审|复审|网站编辑)[:：].{0,20}$/u,
  /^(?:字体|字号|【字体|\[字体|文字大小|视力保护色|浏览字号|选择字号|分享到|分享至|打印本页|您是第)[:：\d]?.{0,30}$/u,
  /^(?:[^\s>»＞›→]{1,20}\s*(?:>>?|»|＞|›|→)\s*){2,}[^\s>»＞›→]{0,60}$/u,
  /^(?:首页|网站首页)\s*(?:[>＞»›/|-]|$)/u,
];
const PAGE_NUMBER =
  /^(?:Page \d{1,4}(?: - .{0,40})?|P\. ?\d{1,4}|[-—–_·]+\s*\d{1,4}\s*[-—–_·]+|第\s*\d{1,4}\s*页.{0,12}|\d{1,3}\s*\/\s*\d{1,3})$/u;

/** `- 3 -` and the like, left by a page break. */
export const isPageNumber = (text: string): boolean => text.length < 60 && PAGE_NUMBER.test(text);

/** Whether the whole line is page furniture. */
export function isChrome(text: string): boolean {
  if (text.length > 160) return false;
  const words = squeeze(text);
  if (words === '') return false;
  if (BUTTON_LINE.test(words) || (words.length <= 60 && JOINED.test(words))) return true;
  if (PAGE_NUMBER.test(text)) return true;
  return PHRASES.some((phrase) => phrase.test(text));
}

/** Inside the text only what cannot be a heading or an item of it: 微信 may well be one. */
export const isChromeInText = (text: string): boolean =>
  isPageNumber(text) || (/打印|分享|关闭|返回|扫一扫|字号|字体|文字大小/u.test(text) && isChrome(text));
