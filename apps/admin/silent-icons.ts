import type { Plugin } from 'vite';

const ICON = /@ant-design[\\/]icons[\\/]es[\\/]components[\\/]AntdIcon(?:Light)?\.js$/u;
const ENGLISH = '"aria-label": icon.name';
const SILENT = '"aria-hidden": restProps["aria-label"] === undefined ? true : undefined';

/**
 * Icons of antd, those inside its own components too, name themselves to screen readers in English ("bell"). They stand
 * beside words or in buttons that have a name: nothing is read of them, except where one was given a name.
 */
export const silentIcons = (): Plugin => ({
  name: 'silent-icons',
  transform(code, id) {
    const [file = ''] = id.split('?');
    if (!ICON.test(file)) return null;
    if (!code.includes(ENGLISH)) throw new Error('@ant-design/icons has changed: see silent-icons.ts');
    return { code: code.replace(ENGLISH, SILENT), map: null };
  },
});
