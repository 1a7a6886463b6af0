const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `10:32` in China, whatever the browser's zone. */
export const formatClock = (instant: string): string => clock.format(new Date(instant));
