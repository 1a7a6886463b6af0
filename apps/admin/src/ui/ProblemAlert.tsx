import type { ProblemDetail } from '@nianbao/contracts';
import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import { isProblem } from '../lib/call.ts';

/** A refusal as a path: the sentence, and each place it names as a link or a button that leads there. */
export function ProblemAlert({
  error,
  linkOf,
  onGo,
  onClose,
  onRetry,
}: {
  error: unknown;
  /** Where in the app the place of a detail is shown. */
  linkOf?: (detail: ProblemDetail) => string | null;
  /** Jumps to the place on this page; tried where `linkOf` knows none. */
  onGo?: (detail: ProblemDetail) => void;
  onClose?: () => void;
  onRetry?: () => void;
}) {
  if (!error) return null;
  const details = isProblem(error) ? error.details : [];
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentenceOf(error)}
      description={
        details.length > 0 && (
          <ul style={{ display: 'grid', gap: 4 }}>
            {details.map((detail) => (
              <li key={`${detail.field}${detail.message}`}>
                <Place detail={detail} link={linkOf?.(detail) ?? null} {...(onGo ? { onGo } : {})} />
              </li>
            ))}
          </ul>
        )
      }
      {...(onRetry ? { action: <Button onClick={onRetry}>重试</Button> } : {})}
      {...(onClose ? { closable: { onClose, 'aria-label': '关闭' } } : {})}
    />
  );
}

function Place({
  detail,
  link,
  onGo,
}: {
  detail: ProblemDetail;
  link: string | null;
  onGo?: (detail: ProblemDetail) => void;
}) {
  if (link)
    return (
      <>
        {detail.message} <Link to={link}>去看看</Link>
      </>
    );
  if (onGo)
    return (
      <>
        {detail.message}{' '}
        <Button type="link" size="small" style={{ padding: 0, height: 'auto' }} onClick={() => onGo(detail)}>
          去改正
        </Button>
      </>
    );
  return detail.message;
}

/** Words for any failure: ours are Chinese already, anything else is a fault of the program. */
export const sentenceOf = (error: unknown): string =>
  error instanceof Error && /\p{Script=Han}/u.test(error.message)
    ? error.message
    : '系统出错了，请稍后重试。';

/** The whole of a refusal in one line, for a passing message: the places where it names some, else the sentence. */
export const explanationOf = (error: unknown): string =>
  isProblem(error) && error.details.length > 0
    ? error.details.map(({ message }) => message).join('；')
    : sentenceOf(error);
