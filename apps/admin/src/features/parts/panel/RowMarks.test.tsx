import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aRemark } from '../../../shared/remarks/remark-fixture.ts';
import { aPart, at } from '../../../../test/a-part.ts';
import { RowMarks } from './RowMarks.tsx';

const rulesFor = (...remarks: ReturnType<typeof aRemark>[]) =>
  render(<RowMarks part={aPart({}, { remarks })} />).container.textContent;

it('underlines the figures of rows with open remarks, and of nothing else', () => {
  expect(rulesFor(aRemark({ address: at('new_received') }))).toContain('[data-cell^="new_received/"]');
  expect(rulesFor(aRemark({ address: at('new_received'), resolvedAt: '2026-01-09T02:00:00.000Z' }))).toBe('');
  expect(rulesFor(aRemark({ address: at('new_received/natural_person') }), aRemark({ address: '' }))).toBe(
    '',
  );
});

it('lets nothing into the style but rows of the form', () => {
  expect(rulesFor(aRemark({ address: at('x"] { } body { display: none } [a="') }))).toBe('');
});
