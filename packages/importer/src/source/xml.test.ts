import { describe, expect, it } from 'vitest';
import { readXml } from './xml.ts';

const textOf = (xml: string): string =>
  [...readXml(xml)].map((event) => (event.kind === 'text' ? event.text : '')).join('');

describe('XML', () => {
  it('has its text read in whichever way it is written', () => {
    expect(textOf('<a>甲&amp;乙<![CDATA[<丙>&丁]]>&#25096;<!-- 注 --><?p x?></a>')).toBe('甲&乙<丙>&丁戈');
  });

  it('tells an element without content once', () => {
    expect([...readXml('<a><b x="1"/><c></c></a>')]).toEqual([
      { kind: 'open', name: 'a', attributes: {}, empty: false },
      { kind: 'open', name: 'b', attributes: { x: '1' }, empty: true },
      { kind: 'open', name: 'c', attributes: {}, empty: false },
      { kind: 'close', name: 'c' },
      { kind: 'close', name: 'a' },
    ]);
  });

  it('says where it is broken, after what could be read', () => {
    const events = [...readXml('<a>甲<b></a>')];

    expect(events.filter(({ kind }) => kind === 'text')).toEqual([{ kind: 'text', text: '甲' }]);
    expect(events.at(-1)).toEqual({ kind: 'broken' });
  });

  it('is the same however long it is', () => {
    const text = '🀄'.repeat(120_000);

    expect(textOf(`<a>${text}</a>`)).toBe(text);
  });

  it('does not expand what a file declares', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY x "${'十'.repeat(1000)}"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>`;

    expect(textOf(bomb)).not.toContain('十');
  });
});
