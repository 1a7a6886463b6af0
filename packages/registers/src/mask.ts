/** People's data as those see it who do not handle the case. What is masked cannot be had back. */

const COMPOUND = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '尉迟',
  '皇甫',
  '令狐',
  '东方',
  '夏侯',
  '慕容',
  '公孙',
  '司徒',
  '长孙',
  '宇文',
];
const STARS = '**';

/** The family name and two stars, whatever the length: `张**`, `欧阳**`, `J**`. */
export function maskName(name: string): string {
  const text = name.trim();
  if (text === '') return '';
  const compound = COMPOUND.find((one) => text.startsWith(one) && text.length > one.length);
  return `${compound ?? [...text][0] ?? ''}${STARS}`;
}

const EMAIL = /([\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]*@([\w-]+(?:\.[\w-]+)+)/gu;
/** Identity cards, mobile numbers and landlines alike: what is left at both ends does not reach the person. */
const NUMBER = /(?<![\d*])\+?\d(?:[\d \-－—]{5,}[\dXx])(?![\d*])/gu;
const KEPT_OF_ADDRESS = 6;

/** A telephone number, e-mail, identity number or address, with the part hidden that leads to the person. */
export function maskContact(contact: string): string {
  const text = contact.normalize('NFKC').trim();
  if (text === '') return '';
  const masked = text
    .replace(EMAIL, (_, first: string, host: string) => `${first}***@${host}`)
    .replace(NUMBER, maskNumber);
  if (masked !== text) return masked;
  return `${[...text].slice(0, Math.min(KEPT_OF_ADDRESS, Math.floor([...text].length / 3))).join('')}****`;
}

function maskNumber(number: string): string {
  const digits = number.replace(/[^\dXx]/gu, '');
  return digits.length >= 11
    ? `${digits.slice(0, 3)}****${digits.slice(-4)}`
    : `${digits.slice(0, 2)}****${digits.slice(-2)}`;
}
