import { falselyAccused, scores } from './score.ts';

/** `node --conditions=@nianbao/source packages/checks/test/claims/print-scores.ts [runs]`: the table of README.md. */
const runs = Number(process.argv[2] ?? 300);
const rows = scores(runs).map(
  ({ kind, texts, found, sharply, wrong, asked, sure }) =>
    `| ${kind} | ${texts} | ${found} | ${sharply}${sure ? '' : '（问即可）'} | ${texts - found} | ${wrong} | ${asked} |`,
);
const accused = falselyAccused(runs * 4);
process.stdout.write(
  [
    '| kind | texts | found | as error or warning | missed | true called wrong | true asked |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    `${accused.length} of ${runs * 4} whole reports of true claims called wrong${accused.length > 0 ? `: seeds ${accused.slice(0, 12).join(', ')}` : ''}`,
    '',
  ].join('\n'),
);
