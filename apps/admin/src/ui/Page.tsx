import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import styles from './Page.module.css';

/** A page's head and body: one h1, what can be done at the right, and the title of the browser's tab. */
export function Page({
  title,
  back,
  extra,
  subtitle,
  tabTitle,
  children,
  wide = false,
  header,
}: {
  title?: ReactNode;
  /** A head of its own instead of title, subtitle and extra. */
  header?: ReactNode;
  /** Where the arrow before the title leads. */
  back?: { to: string; label: string };
  extra?: ReactNode;
  subtitle?: ReactNode;
  tabTitle?: string;
  children: ReactNode;
  wide?: boolean;
}) {
  const name = tabTitle ?? (typeof title === 'string' ? title : undefined);
  useEffect(() => {
    if (name) document.title = `${name} · 年报`;
  }, [name]);
  return (
    <div className={wide ? styles.wide : styles.page}>
      {header ?? (
        <header className={styles.head}>
          <div className={styles.names}>
            {back && (
              <Link className={`${styles.back} no-print`} to={back.to}>
                ‹ {back.label}
              </Link>
            )}
            <h1 className={styles.title}>{title}</h1>
            {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
          </div>
          {extra && <div className={styles.extra}>{extra}</div>}
        </header>
      )}
      {children}
    </div>
  );
}

/** A white sheet on the page, with a heading of its own. */
export function Card({
  title,
  extra,
  children,
  flush = false,
  label,
}: {
  title?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
  /** No padding round the content: for tables and lists. */
  flush?: boolean;
  label?: string;
}) {
  return (
    <section className={styles.card} aria-label={label ?? (typeof title === 'string' ? title : undefined)}>
      {title !== undefined && (
        <div className={styles.cardHead}>
          <h2 className={styles.cardTitle}>{title}</h2>
          {extra && <div className={styles.cardExtra}>{extra}</div>}
        </div>
      )}
      <div className={flush ? undefined : styles.cardBody}>{children}</div>
    </section>
  );
}
