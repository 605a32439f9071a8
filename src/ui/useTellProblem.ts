import { App } from 'antd';
import { useCallback } from 'react';
import { sentences } from './format/sentences';
import { isProblem } from './problem';
import { useUi } from './UiContext';

/** For a failure that has no place of its own on the page: what happened and the next step, for some seconds. */
export function useTellProblem(): (error: unknown) => void {
  const { message } = App.useApp();
  const { explain } = useUi();
  return useCallback(
    (error: unknown) => {
      // Anything else is a bug of ours and not the person's business to read about.
      if (!isProblem(error)) throw error;
      const { title, next } = explain(error);
      void message.error(sentences(title, next));
    },
    [message, explain],
  );
}
