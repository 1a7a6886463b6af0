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

/** A telephone number, e-mail, identity number, name or address, with the part hidden that leads to the person. */
export function maskContact(contact: string): string {
  const text = contact.normalize('NFKC').trim();
  const reached = [...text.matchAll(EMAIL), ...text.matchAll(NUMBER)].toSorted((a, b) => a.index - b.index);
  let at = 0;
  let masked = '';
  for (const { 0: found, index } of reached) {
    // A number inside an e-mail is part of it.
    if (index < at) continue;
    masked += maskWords(text.slice(at, index)) + (found.includes('@') ? maskEmail(found) : maskNumber(found));
    at = index + found.length;
  }
  return masked + maskWords(text.slice(at));
}

/** The beginning of an address, the first character of anything shorter. */
const maskWords = (words: string): string =>
  words.replace(/[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su, (said) => {
    const characters = [...said];
    return `${characters.slice(0, characters.length >= 9 ? 3 : 1).join('')}****`;
  });

const maskEmail = (email: string): string => email.replace(EMAIL, '$1***@$2');

function maskNumber(number: string): string {
  const digits = number.replace(/[^\dXx]/gu, '');
  return digits.length >= 11
    ? `${digits.slice(0, 3)}****${digits.slice(-4)}`
    : `${digits.slice(0, 2)}****${digits.slice(-2)}`;
}
