import type { ReportContent } from '@nianbao/report-formats';
import { strFromU8, strToU8 } from 'fflate';
import { xmlAttributes } from '../data/escape-xml.ts';
import { CUSTOM_PROPERTIES, customPropertiesXml, imageRelation } from './package.ts';
import type { PlacedPicture } from './picture.ts';

/** The parts of a Word file by their names. */
export type Parts = Record<string, Uint8Array>;

const TYPES = '[Content_Types].xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const PACKAGE_RELATIONS = '_rels/.rels';
const PROPERTIES = 'docProps/custom.xml';
const NO_RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** The template's parts with the report's pictures and properties in them, each declared once. */
export function withReportParts(
  parts: Parts,
  content: ReportContent,
  {
    pictures,
    ...properties
  }: { pictures: readonly PlacedPicture[]; contentHash?: string; exportId?: string },
): Parts {
  const text = (name: string, otherwise = '') => (parts[name] ? strFromU8(parts[name]) : otherwise);
  const ours = customPropertiesXml(content, properties);
  const types = [
    ...pictures.map(({ fileName, mediaType }) => {
      const Extension = fileName.slice(fileName.lastIndexOf('.') + 1);
      return {
        unless: `Extension="${Extension}"`,
        tag: 'Default',
        attributes: { Extension, ContentType: mediaType },
      };
    }),
    {
      unless: `PartName="/${PROPERTIES}"`,
      tag: 'Override',
      attributes: { PartName: `/${PROPERTIES}`, ContentType: CUSTOM_PROPERTIES.type },
    },
  ];
  const added: Parts = {
    [TYPES]: strToU8(
      types.reduce(
        (xml, { unless, tag, attributes }) =>
          xml.toLowerCase().includes(unless.toLowerCase())
            ? xml
            : xml.replace(/(<Types[^>]*>)/u, (head) => `${head}<${tag}${xmlAttributes(attributes)}/>`),
        text(TYPES),
      ),
    ),
    [RELATIONS]: strToU8(
      appended(without(text(RELATIONS, NO_RELATIONS), pictures), pictures.map(imageRelation)),
    ),
    [PROPERTIES]: strToU8(parts[PROPERTIES] ? merged(text(PROPERTIES), ours) : ours),
  };
  const known = text(PACKAGE_RELATIONS).includes(CUSTOM_PROPERTIES.relation);
  if (!known)
    added[PACKAGE_RELATIONS] = strToU8(
      appended(text(PACKAGE_RELATIONS), [['rIdNianbaoProperties', CUSTOM_PROPERTIES.relation, PROPERTIES]]),
    );
  const media = pictures.map(({ fileName, data }) => [`word/media/${fileName}`, data] as const);
  return { ...parts, ...added, ...Object.fromEntries(media) };
}

const appended = (xml: string, entries: readonly (readonly [string, string, string])[]): string => {
  const written = entries.map(
    ([Id, Type, Target]) => `<Relationship${xmlAttributes({ Id, Type, Target })}/>`,
  );
  return xml.replace(/<\/Relationships>\s*$/u, () => `${written.join('')}</Relationships>`);
};

/** A template may be one of our own files, cleared of its text: what it kept of ours gives way. */
const without = (xml: string, pictures: readonly PlacedPicture[]): string =>
  xml.replace(/<Relationship [^>]*>/gu, (one) =>
    pictures.some(({ relationId }) => one.includes(`"${relationId}"`)) ? '' : one,
  );

/** The body's own properties stay; fields of its letterhead may show them. */
function merged(own: string, ours: string): string {
  const kept = propertiesOf(own).filter((one) => !/ name="nianbao\./u.test(one));
  const all = [...kept, ...propertiesOf(ours)].map((one, index) =>
    one.replace(/pid="\d+"/u, `pid="${index + 2}"`),
  );
  return ours.replace(/<property .*<\/property>/su, () => all.join(''));
}

const propertiesOf = (xml: string): string[] =>
  [...xml.matchAll(/<property .*?<\/property>/gsu)].map(([property]) => property);
