import { useEffect } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { SignInForm } from './SignInForm.tsx';
import styles from './SignInPage.module.css';
import { useSession } from '../../server/session.ts';

/** An address of this app to return to; anything else would let a link lead a person away after signing in. */
const safeReturn = (to: string | null): string => (to && /^\/(?![/\\])/u.test(to) ? to : '/');

export function SignInPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { data } = useSession();
  const to = safeReturn(search.get('to'));
  useEffect(() => {
    document.title = '登录 · 年报';
  }, []);
  if (data) return <Navigate to={to} replace />;
  return (
    <main className={styles.page}>
      <div className={styles.brand}>
        <p className={styles.mark}>年报</p>
        <p className={styles.full}>政府信息公开工作年度报告</p>
        <p className={styles.chain}>通知 · 分派 · 填报 · 审核 · 签发 · 公开 · 存证</p>
      </div>
      <div className={styles.sheet}>
        <h1 className={styles.title}>登录</h1>
        <SignInForm onSignedIn={() => void navigate(to, { replace: true })} />
        <p className={styles.help}>忘记密码，请联系本单位系统管理员重设。</p>
      </div>
    </main>
  );
}
