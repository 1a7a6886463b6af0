import type { NotificationView } from '@nianbao/contracts';
import { Link } from 'react-router';
import { formatInstant } from '../../lib/dates.ts';
import styles from './NotificationList.module.css';

/** Each leads to its place; opening one marks it as read. */
export function NotificationList({
  notifications,
  onOpen,
}: {
  notifications: readonly NotificationView[];
  onOpen: (notification: NotificationView) => void;
}) {
  return (
    <ul className={styles.list}>
      {notifications.map((one) => (
        <li key={one.id}>
          <Link to={one.link} className={styles.item} onClick={() => onOpen(one)}>
            <span className={one.readAt ? styles.read : styles.unread} aria-hidden="true" />
            <span className={styles.text}>
              {!one.readAt && <span className="visually-hidden">未读：</span>}
              {one.text}
            </span>
            <time className={styles.at} dateTime={one.at}>
              {formatInstant(one.at)}
            </time>
          </Link>
        </li>
      ))}
    </ul>
  );
}
