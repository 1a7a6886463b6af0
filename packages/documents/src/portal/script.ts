/**
 * What `/portal.js` serves: shows 打印 and 复制链接, changes size and contrast without a reload and remembers them,
 * marks the section being read, hashes a file to be checked where it is. The page is complete without it.
 */
export const portalScript = `'use strict';
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const read = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch {} };

  const sizes = [...document.querySelectorAll('[data-set-size]')];
  const contrast = document.querySelector('[data-set-contrast]');
  const mark = (element, on) => on ? element.setAttribute('aria-current', 'true') : element.removeAttribute('aria-current');
  const showSize = (size) => {
    root.dataset.size = size;
    for (const link of sizes) mark(link, link.dataset.setSize === size);
  };
  const showContrast = (more) => {
    if (more) root.dataset.contrast = 'more'; else delete root.dataset.contrast;
    if (contrast) mark(contrast, more);
  };

  const size = read('portal-size');
  if (!asked.has('size') && ['s', 'm', 'l'].includes(size)) showSize(size);
  if (!asked.has('contrast') && read('portal-contrast') === 'more') showContrast(true);
  for (const link of sizes) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      showSize(link.dataset.setSize);
      keep('portal-size', link.dataset.setSize);
    });
  }
  contrast?.addEventListener('click', (event) => {
    event.preventDefault();
    const more = root.dataset.contrast !== 'more';
    showContrast(more);
    keep('portal-contrast', more ? 'more' : 'usual');
  });

  const view = document.querySelector('.view');
  if (view) view.hidden = false;
  const print = document.querySelector('[data-print]');
  if (print) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  }
  const copy = document.querySelector('[data-copy-link]');
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.querySelector('link[rel=canonical]')?.href ?? location.href);
      copy.textContent = '已复制链接';
    });
  }

  const form = document.querySelector('[data-verify]');
  if (form && globalThis.crypto?.subtle) {
    form.hidden = false;
    const input = form.querySelector('input[type=file]');
    const result = form.querySelector('[data-verify-result]');
    const check = async (file) => {
      if (!file) return;
      result.textContent = '正在计算校验值…';
      const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
      const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      const row = document.querySelector('[data-sha256="' + hash + '"]');
      if (row) {
        result.textContent = '“' + file.name + '”与本页公布的“' + row.querySelector('th').textContent + '”一致，是已公开的文件。';
        return;
      }
      const asked = form.getAttribute('action');
      if (asked) {
        location.assign(asked + '?hash=' + hash);
        return;
      }
      result.textContent = '“' + file.name + '”与本页公布的文件都不一致。校验值：' + hash;
    };
    const fail = () => { result.textContent = '文件无法读取，请重新选择。'; };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      check(input.files[0]).catch(fail);
    });
    form.addEventListener('dragover', (event) => event.preventDefault());
    form.addEventListener('drop', (event) => {
      event.preventDefault();
      check(event.dataTransfer.files[0]).catch(fail);
    });
  }

  const outline = document.querySelector('.outline details');
  if (outline && matchMedia('(max-width: 720px)').matches) outline.open = false;
  const links = new Map([...document.querySelectorAll('.outline a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const sections = [...links.keys()].map((id) => document.getElementById(id)).filter((section) => section !== null);
  const showPlace = () => {
    const current = sections.findLast((section) => section.getBoundingClientRect().top < 160);
    for (const [id, link] of links) mark(link, id === current?.id);
  };
  if (sections.length > 0) {
    let waiting = false;
    addEventListener('scroll', () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; showPlace(); });
    }, { passive: true });
    showPlace();
  }
})();
`;
