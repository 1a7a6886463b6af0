import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { z } from 'zod';
import { zhCN as zodZhCN } from 'zod/locales';
import './app/base.css';
import { queryClient } from './app/query-client.ts';
import { router } from './app/routes.tsx';
import { themeFor } from './app/theme.ts';
import { SessionGuard } from './features/session/SessionGuard.tsx';

dayjs.locale('zh-cn');
z.config(zodZhCN());

const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={themeFor({ calm })} button={{ autoInsertSpace: false }}>
      <AntApp>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <SessionGuard />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  </StrictMode>,
);
