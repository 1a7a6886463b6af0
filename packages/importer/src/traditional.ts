/**
 * Traditional characters of the words that the forms, their headings and titles are made of, each before its simplified one.
 * A form with other words needs its characters here, nothing else.
 */
const PAIRS =
  '開开報报條条規规範范發发廢废現现數数處处對对務务項项費费購购總总額额單单萬万個个關关請请結结轉转與与業业機机構构組组織织會会團团體体諮咨詢询質质訴诉訟讼審审維维糾纠復复複复議议經经過过後后門门間间級级縣县區区鎮镇鄉乡廳厅辦办編编況况問问題题進进應应舉举參参頁页導导動动態态無无為为據据書书調调備备統统計计標标稅税財财屬属國国祕秘產产護护權权類类內内執执檔档確确認认獲获補补續续繳缴納纳將将衛卫環环監监農农廠厂場场隊队學学電电傳传網网絡络採采訪访談谈聞闻讀读講讲輿舆熱热點点負负責责員员專专職职設设閱阅覽览訓训臺台灣湾廣广東东雲云滬沪蘭兰陝陕貴贵寧宁瀋沈陽阳漢汉長长慶庆龍龙華华車车馬马鐵铁運运輸输儲储糧粮貿贸資资銀银證证險险檢检驗验價价幣币緊紧張张測测繪绘礦矿氣气邊边黨党紀纪僑侨聯联婦妇殘残誌志館馆圖图藝艺術术視视醫医藥药療疗養养歲岁歷历創创優优勞劳傷伤帳账賬账戶户號号碼码簽签約约詳详細细說说實实際际誤误錯错變变狀状準准則则圍围併并並并於于來来從从時时幾几壓压縮缩擬拟訂订啟启閉闭顯显見见親亲觀观覺觉減减損损獎奖懲惩鑒鉴別别劃划製制蓋盖滿满兩两種种這这們们還还沒没麼么幹干當当義义樂乐買买賣卖寫写冊册軍军決决淨净';

const CHARACTERS = [...PAIRS];
const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  CHARACTERS.flatMap((char, index) =>
    index % 2 === 0 ? [[char, CHARACTERS[index + 1] ?? char] as const] : [],
  ),
);
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'gu');

/** Character for character, so that positions stay. Compared only, never kept. */
export const simplified = (text: string): string =>
  text.replace(TRADITIONAL, (char) => SIMPLIFIED.get(char) ?? char);
