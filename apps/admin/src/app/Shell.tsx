import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { Link, Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { ActingFor } from '../features/delegations/ActingFor.tsx';
import { useLive } from '../server/use-live.ts';
import { NotificationBell } from '../features/notifications/NotificationBell.tsx';
import { LeftBehind } from '../features/parts/left/LeftBehind.tsx';
import { OrganisationSwitch } from '../features/session/OrganisationSwitch.tsx';
import { PersonMenu } from '../features/session/PersonMenu.tsx';
import { useSession } from '../server/session.ts';
import { isProblem } from '../lib/call.ts';
import { Loaded } from '../ui/Loading.tsx';
import { Navigation } from './Navigation.tsx';
import styles from './Shell.module.css';
import { ShortcutHelp } from './ShortcutHelp.tsx';

/** Who is not signed in goes to sign in and comes back to where they were. */
export function Shell() {
  const session = useSession();
  const { pathname, search, hash } = useLocation();
  if (!session.data && isProblem(session.error, 'not-signed-in')) {
    return <Navigate to={`/login?to=${encodeURIComponent(pathname + search + hash)}`} replace />;
  }
  return <Loaded query={session}>{() => <Frame />}</Loaded>;
}

/** Side bar, top bar and the page between them. */
function Frame() {
  const [menuOpen, setMenuOpen] = useState(false);
  const close = () => setMenuOpen(false);
  useLive();
  return (
    <div className={styles.frame}>
      <a className="skip-link" href="#main">
        跳到正文
      </a>
      <aside className={styles.side} aria-label="导航">
        <Brand />
        <Navigation />
        <p className={styles.hint}>
          按 <kbd>?</kbd> 查看快捷键
        </p>
      </aside>
      <header className={styles.top}>
        <Button
          className={styles.burger ?? ''}
          type="text"
          icon={<MenuOutlined />}
          aria-label="菜单"
          onClick={() => setMenuOpen(true)}
        />
        <OrganisationSwitch />
        <div className={styles.topEnd}>
          <NotificationBell />
          <PersonMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        <ActingFor />
        <LeftBehind />
        <Outlet />
      </main>
      <Drawer open={menuOpen} onClose={close} placement="left" size={280} title={<Brand onGo={close} />}>
        <Navigation onGo={close} />
      </Drawer>
      <ShortcutHelp />
      <ScrollRestoration />
    </div>
  );
}

const Brand = ({ onGo }: { onGo?: () => void }) => (
  <Link to="/" className={styles.brand} {...(onGo ? { onClick: onGo } : {})}>
    <span className={styles.mark}>年报</span>
    <span className={styles.tagline}>政府信息公开</span>
  </Link>
);
