import { articleStyles, renderArticle } from '@nianbao/documents';
import type { ReportDocument } from '@nianbao/contracts';
import {
  type Address,
  type FindingLevel,
  parseAddress,
  type PublicationMetadata,
  type ReportContent,
} from '@nianbao/report-formats';
import { useEffect, useMemo, useRef } from 'react';
import { attachmentUrl } from '../../lib/call.ts';
import styles from './ReportArticle.module.css';

/** A place to point out in the text: where something was found, or what is looked at. */
export interface Mark {
  address: Address;
  level: FindingLevel | 'changed';
}

/** The report exactly as it will be published, by the same renderer; places can be marked and scrolled to. */
export function ReportArticle({
  content,
  marks = [],
  at = null,
  onPress,
}: {
  content: ReportDocument['content'];
  marks?: readonly Mark[];
  /** The place looked at now: scrolled to, and ringed. */
  at?: Address | null;
  /** A figure, paragraph or heading was pressed. */
  onPress?: (address: Address) => void;
}) {
  const root = useRef<HTMLDivElement>(null);
  const html = useMemo(() => renderArticle(asModel(content), { attachmentUrl }), [content]);

  useEffect(() => {
    const marked = marks.flatMap(({ address, level }) => {
      const element = root.current && findPlace(root.current, address);
      element?.setAttribute('data-mark', level);
      return element ? [element] : [];
    });
    return () => marked.forEach((element) => element.removeAttribute('data-mark'));
    // New text is new elements.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [html, marks]);

  useEffect(() => {
    const element = at && root.current ? findPlace(root.current, at) : null;
    if (!element) return;
    element.setAttribute('data-at', '');
    element.scrollIntoView({ block: 'center', behavior: 'smooth' });
    return () => element.removeAttribute('data-at');
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [html, at]);

  return (
    <>
      <style>{articleStyles}</style>
      <div
        ref={root}
        className={styles.sheet}
        // The renderer escapes every word of the content.
        dangerouslySetInnerHTML={{ __html: html }}
        {...(onPress
          ? {
              onClick: ({ target }) => {
                const address = target instanceof Element ? addressOf(target) : null;
                if (address) onPress(address);
              },
            }
          : {})}
      />
    </>
  );
}

/** The wire knows keys without a value, the content model does not. */
export const asModel = ({ metadata, ...content }: ReportDocument['content']): ReportContent => ({
  ...content,
  metadata: Object.fromEntries(
    Object.entries(metadata).filter(([, value]) => value !== undefined),
  ) as Partial<PublicationMetadata>,
});

/** The element that shows the place; a block that is gone is shown by its section. */
export function findPlace(root: ParentNode, address: Address): Element | null {
  const place = parseAddress(address);
  if (!place) return null;
  const find = (name: string, value: string) => root.querySelector(`[${name}="${CSS.escape(value)}"]`);
  switch (place.kind) {
    case 'cell':
    case 'table':
      return find('data-address', address);
    case 'block':
      return find('data-block-id', place.blockId) ?? find('data-section-id', place.sectionId);
    case 'section':
      return find('data-section-id', place.sectionId);
  }
}

function addressOf(target: Element): Address | null {
  const figure = target.closest('td[data-address]')?.getAttribute('data-address');
  if (figure) return figure;
  const block = target.closest('[data-block-id]')?.getAttribute('data-block-id');
  const section = target.closest('[data-section-id]')?.getAttribute('data-section-id');
  if (!section) return null;
  return block ? `sections/${section}/blocks/${block}` : `sections/${section}`;
}
