import type { XmlNode } from './xml.ts';

/**
 * What ECMA-376 (5th edition, part 1, the transitional schemas) lets stand in the elements that we write, in the order of
 * the sequence; `*` after a name: as often as one likes. Elements that stand for themselves are empty. Word calls a file
 * damaged whose properties stand in another order; other programs do not, so only a schema finds it.
 */
const CHILDREN: Readonly<Record<string, string>> = {
  'w:document': 'w:body',
  'w:body': '(w:p|w:tbl)* w:sectPr',
  'w:p': 'w:pPr (w:r|w:bookmarkStart|w:bookmarkEnd)*',
  'w:pPr':
    'w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange',
  'w:r': 'w:rPr (w:t|w:br|w:tab|w:drawing|w:fldChar|w:instrText)*',
  'w:rPr':
    'w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline w:shadow w:emboss w:imprint w:noProof w:snapToGrid w:vanish w:webHidden w:color w:spacing w:w w:kern w:position w:sz w:szCs w:highlight w:u w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang w:eastAsianLayout w:specVanish w:oMath',
  'w:tbl': 'w:tblPr w:tblGrid w:tr*',
  'w:tblPr':
    'w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription',
  'w:tblBorders': 'w:top w:left w:start w:bottom w:right w:end w:insideH w:insideV',
  'w:tblCellMar': 'w:top w:left w:start w:bottom w:right w:end',
  'w:tblGrid': 'w:gridCol*',
  'w:tr': 'w:tblPrEx w:trPr w:tc*',
  'w:trPr': '(w:cantSplit|w:tblHeader|w:trHeight|w:jc)*',
  'w:tc': 'w:tcPr (w:p|w:tbl)*',
  'w:tcPr':
    'w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection w:tcFitText w:vAlign w:hideMark',
  'w:sectPr':
    '(w:headerReference|w:footerReference)* w:footnotePr w:endnotePr w:type w:pgSz w:pgMar w:paperSrc w:pgBorders w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote w:titlePg w:textDirection w:bidi w:rtlGutter w:docGrid',
  'w:styles': 'w:docDefaults w:latentStyles w:style*',
  'w:docDefaults': 'w:rPrDefault w:pPrDefault',
  'w:rPrDefault': 'w:rPr',
  'w:pPrDefault': 'w:pPr',
  'w:style':
    'w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:locked w:personal w:rsid w:pPr w:rPr w:tblPr w:trPr w:tcPr w:tblStylePr*',
  'w:settings': 'w:zoom w:defaultTabStop w:evenAndOddHeaders w:characterSpacingControl w:compat',
  'w:compat': 'w:doNotExpandShiftReturn w:compatSetting*',
  'w:fonts': 'w:font*',
  'w:font': 'w:altName w:panose1 w:charset w:family w:notTrueType w:pitch w:sig w:embedRegular',
  'w:ftr': 'w:p*',
  'w:drawing': '(wp:inline|wp:anchor)*',
  'wp:inline': 'wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic',
  'a:graphic': 'a:graphicData',
  'a:graphicData': 'pic:pic',
  'pic:pic': 'pic:nvPicPr pic:blipFill pic:spPr',
  'pic:nvPicPr': 'pic:cNvPr pic:cNvPicPr',
  'pic:blipFill': 'a:blip a:srcRect a:stretch',
  'a:stretch': 'a:fillRect',
  'pic:spPr': 'a:xfrm a:prstGeom',
  'a:xfrm': 'a:off a:ext',
  'a:prstGeom': 'a:avLst',
};

/** Each element that stands where the schema does not let it, in words. */
export function schemaFaults(node: XmlNode, path = ''): string[] {
  const here = `${path}/${node.name}`;
  const names = node.children.map(({ name }) => name);
  const allowed = CHILDREN[node.name];
  const text = names.map((name) => `${name} `).join('');
  const fits = allowed === undefined ? names.length === 0 : sequence(allowed).test(text);
  return [
    ...(fits || node.name === '' ? [] : [`${here}: ${names.join(' ')}`]),
    ...missing(node).map((what) => `${here}: ${what}`),
    ...node.children.flatMap((child) => schemaFaults(child, here)),
  ];
}

const sequence = (allowed: string): RegExp =>
  new RegExp(
    `^${allowed
      .split(' ')
      .map((item) =>
        item.endsWith('*')
          ? `(?:${item
              .slice(0, -1)
              .replace(/[()]/gu, '')
              .split('|')
              .map((name) => `${name} `)
              .join('|')})*`
          : `(?:${item} )?`,
      )
      .join('')}$`,
    'u',
  );

/** What must be there: a paragraph at the end of each cell, a grid as wide as each row. */
function missing({ name, children }: XmlNode): string[] {
  if (name === 'w:tc' && children.at(-1)?.name !== 'w:p') return ['no paragraph at the end'];
  if (name !== 'w:tbl') return [];
  const columns = children.find((child) => child.name === 'w:tblGrid')?.children.length ?? 0;
  return children
    .filter((child) => child.name === 'w:tr')
    .map((row) =>
      row.children
        .filter((child) => child.name === 'w:tc')
        .map(({ children: [properties] }) =>
          Number(properties?.children.find((child) => child.name === 'w:gridSpan')?.attributes['w:val'] ?? 1),
        )
        .reduce((sum, span) => sum + span, 0),
    )
    .flatMap((width, index) =>
      width === columns ? [] : [`row ${index} has ${width} of ${columns} columns`],
    );
}
