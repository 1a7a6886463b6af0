import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listenLive } from '../lib/live.ts';
import { onSessionEnded, onSessionResumed } from '../lib/session-events.ts';
import { setLive } from './live-state.ts';
import { News } from './news.ts';

/** One stream of news a page, for as long as somebody is signed in. */
export function useLive(): void {
  const cache = useQueryClient();
  useEffect(() => {
    const news = new News(cache);
    const listen = () => listenLive({ onEvent: news.tell, onState: setLive });
    let stop = listen();
    const forgetEnd = onSessionEnded(() => stop());
    // What was missed meanwhile is read again by whoever lets the person in again.
    const forgetResume = onSessionResumed(() => {
      stop();
      stop = listen();
    });
    return () => {
      forgetEnd();
      forgetResume();
      stop();
      news.stop();
    };
  }, [cache]);
}
