import type { ThemeConfig } from 'antd';

/** Colours that reach the contrast of WCAG AA on white, in closed fields and open date pickers alike. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0958d9',
    colorLink: '#0958d9',
    colorTextPlaceholder: '#636363',
    colorTextDisabled: '#6b6b6b',
    colorTextQuaternary: '#636363',
    colorTextDescription: '#595959',
    colorError: '#cf1322',
    colorBgLayout: '#f3f5f9',
    borderRadius: 6,
    fontFamily:
      "system-ui, -apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  },
  components: {
    Table: { headerBg: '#f3f5f9', cellPaddingBlockSM: 7 },
    Menu: { itemBorderRadius: 6 },
  },
};

/** Without motion where the person wants none; style sheets alone would leave script waiting for its end. */
export const themeFor = ({ calm }: { calm: boolean }): ThemeConfig => ({
  ...theme,
  token: { ...theme.token, motion: !calm },
});
