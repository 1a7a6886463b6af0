/**
 * A bookmark by which the way back from Word finds a place again, whatever was edited around it: `nb_<n>` the n-th block
 * of the content, counted over all sections from 0; `nb_s<n>` the heading of the n-th section; `nb_t_<table>` the first
 * cell of an official table. Word, WPS and LibreOffice keep bookmarks; block ids are too long to be their names.
 */
export interface Mark {
  /** Unique in the document. */
  id: number;
  name: string;
}

const SECTIONS = 1_000_000;
const TABLES = 2_000_000;

export const blockMark = (index: number): Mark => ({ id: index, name: `nb_${index}` });
export const sectionMark = (index: number): Mark => ({ id: SECTIONS + index, name: `nb_s${index}` });
export const tableMark = (tableId: string, index: number): Mark => ({
  id: TABLES + index,
  name: `nb_t_${tableId}`,
});

export const marked = ({ id, name }: Mark, runs: string): string =>
  `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${runs}<w:bookmarkEnd w:id="${id}"/>`;
