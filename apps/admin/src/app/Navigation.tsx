import { ExportOutlined } from '@ant-design/icons';
import { Badge } from 'antd';
import { NavLink } from 'react-router';
import { useWaitingCount } from '../server/notifications.ts';
import { rolesOf, useSignedIn } from '../server/session.ts';
import styles from './Shell.module.css';
import { navigationOf } from './navigation.ts';

/** The side bar's places with what waits in them; `onGo` closes the drawer on a phone. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const waiting = useWaitingCount();
  return (
    <nav className={styles.nav} aria-label="主导航">
      <ul>
        {navigationOf(rolesOf(useSignedIn())).map(({ to, label, icon: Icon, counts }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={to === '/'}
              className={({ isActive }) => `${styles.place} ${isActive ? styles.here : ''}`}
              {...(onGo ? { onClick: onGo } : {})}
            >
              <Icon />
              <span className={styles.placeName}>{label}</span>
              {counts && waiting > 0 && (
                <>
                  <Badge count={waiting} aria-hidden="true" />
                  <span className="visually-hidden">{waiting} 项</span>
                </>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
      <a className={`${styles.place} ${styles.portal}`} href="/" target="_blank" rel="noreferrer">
        <ExportOutlined />
        <span className={styles.placeName}>公开页面</span>
      </a>
    </nav>
  );
}
