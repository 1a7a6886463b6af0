import type { Body, ProblemDetail, storeArchive } from '@nianbao/contracts';
import { cellPath, findFormat, findTable, isTableId, type TableFormat } from '@nianbao/report-formats';

/** Reports of this kind have existed since the 条例 came into force. */
const FIRST_YEAR = 2008;

/** What keeps a report from being shown as a published one of its year; empty for one that can be stored. */
export function archiveProblems(
  { content, publishedOn }: Pick<Body<typeof storeArchive>, 'content' | 'publishedOn'>,
  today: string,
): ProblemDetail[] {
  const { year, title, organisation } = content;
  return [
    ...(title.trim() === '' ? [{ field: 'content.title', message: '请填写标题' }] : []),
    ...(organisation.trim() === '' ? [{ field: 'content.organisation', message: '请填写单位' }] : []),
    ...(year < FIRST_YEAR || String(year) > publishedOn.slice(0, 4)
      ? [{ field: 'content.year', message: `年度须在 ${FIRST_YEAR} 年至公开当年之间，现为 ${year}` }]
      : []),
    ...(publishedOn > today
      ? [{ field: 'publishedOn', message: '公开日期在今天之后，尚未公开的年报不能作为往年年报存入' }]
      : []),
    ...tableProblems(content),
    ...blockProblems(content),
  ];
}

type Content = Body<typeof storeArchive>['content'];

/** A figure outside the form would never be printed: it would be lost in silence. */
function tableProblems({ formatId, tables }: Content): ProblemDetail[] {
  const format = findFormat(formatId);
  return Object.entries(tables).flatMap(([id, cells = {}]) => {
    const table = isTableId(id) ? findTable(format, id) : undefined;
    if (!table) return [{ field: `tables/${id}`, message: `${formatId}年版格式没有这张表` }];
    const known = pathsOf(table);
    return Object.keys(cells)
      .filter((path) => !known.has(path))
      .slice(0, 10)
      .map((path) => ({ field: `tables/${id}/${path}`, message: `“${table.title}”没有这一格` }));
  });
}

/** Past tables print figures on their heading rows too, where none should be: those are kept as they were. */
const pathsOf = (table: TableFormat): ReadonlySet<string> =>
  new Set(
    table.blocks.flatMap((block) =>
      block.rows.flatMap((row) => block.columns.map((column) => cellPath(table, block, row, column))),
    ),
  );

/** Links, remarks and comparisons go by these ids. */
function blockProblems({ sections }: Content): ProblemDetail[] {
  const twice = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);
  const sectionIds = twice(sections.map(({ id }) => id));
  const blockIds = sections.flatMap(({ id, blocks }) =>
    twice(blocks.map((block) => block.id)).map((block) => `sections/${id}/blocks/${block}`),
  );
  return [...sectionIds.map((id) => `sections/${id}`), ...blockIds].map((field) => ({
    field,
    message: '编号重复，不能存入',
  }));
}
