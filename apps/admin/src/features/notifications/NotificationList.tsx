import { isMandatory, type NotificationView, TOPIC_LABELS } from '@nianbao/contracts';
import { Button } from 'antd';
import { Link } from 'react-router';
import { formatInstant } from '../../lib/dates.ts';
import styles from './NotificationList.module.css';

/** Each leads to its place; opening one marks it as read. */
export function NotificationList({
  notifications,
  onOpen,
  onMark,
}: {
  notifications: readonly NotificationView[];
  onOpen: (notification: NotificationView) => void;
  /** Marks one as read or unread; without it the list is only to be followed. */
  onMark?: (notification: NotificationView, read: boolean) => void;
}) {
  return (
    <ul className={styles.list}>
      {notifications.map((one) => (
        <li key={one.id} className={styles.row}>
          <Link to={one.link} className={styles.item} onClick={() => onOpen(one)}>
            <span className={one.readAt ? styles.read : styles.unread} aria-hidden="true" />
            <span className={one.readAt ? styles.text : styles.textUnread}>
              {!one.readAt && <span className="visually-hidden">未读：</span>}
              {onMark && (
                <span className={isMandatory(one.topic) ? styles.late : styles.topic}>
                  {TOPIC_LABELS[one.topic]}
                </span>
              )}
              {one.text}
            </span>
            <time className={styles.at} dateTime={one.at}>
              {formatInstant(one.at)}
            </time>
          </Link>
          {onMark && (
            <Button
              className={styles.mark ?? ''}
              type="link"
              size="small"
              aria-label={`${one.readAt ? '标为未读' : '标为已读'}：${one.text}`}
              onClick={() => onMark(one, one.readAt === null)}
            >
              {one.readAt ? '标为未读' : '标为已读'}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
