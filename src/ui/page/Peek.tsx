import { CloseOutlined, DownOutlined, UpOutlined } from '../icons';
import { Button } from 'antd';
import { useEffect, useEffectEvent, useId, useRef, type ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { uiTexts } from '../texts';
import styles from './page.module.css';

interface PeekProps {
  title: string;
  sub?: ReactNode;
  onClose: () => void;
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  /** The row it was opened from: focus goes back there. */
  rowKey?: string;
  foot?: ReactNode;
  children: ReactNode;
}

/**
 * One thing of a list, beside the list (over it where there is no room). Escape closes it, focus goes back to
 * its row. Put it and the list into `BesidePeek`.
 */
export function Peek({ title, sub, onClose, onPrevious, onNext, rowKey, foot, children }: PeekProps) {
  const t = useTexts(uiTexts);
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const close = useEffectEvent(onClose);
  const giveBackFocus = useEffectEvent((before: Element | null) => {
    const row = rowKey === undefined ? null : document.querySelector(`[data-row="${CSS.escape(rowKey)}"]`);
    const target = row ?? before;
    if (target instanceof HTMLElement && target.isConnected) target.focus();
  });

  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      // A menu or dialog above the peek takes Escape first.
      if (event.key === 'Escape' && !event.defaultPrevented && !inOverlay(event.target)) close();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      giveBackFocus(before);
    };
  }, []);

  return (
    <aside className={styles['peek']} ref={panel} tabIndex={-1} aria-labelledby={id}>
      <div className={styles['peekHead']}>
        <div className={styles['peekName']}>
          <h2 id={id} title={title}>
            {title}
          </h2>
          {sub !== undefined && <p>{sub}</p>}
        </div>
        {(onPrevious ?? onNext) && (
          <>
            <Button
              type="text"
              icon={<UpOutlined />}
              aria-label={t('peek.previous')}
              title={t('peek.previous')}
              disabled={!onPrevious}
              {...(onPrevious && { onClick: onPrevious })}
            />
            <Button
              type="text"
              icon={<DownOutlined />}
              aria-label={t('peek.next')}
              title={t('peek.next')}
              disabled={!onNext}
              {...(onNext && { onClick: onNext })}
            />
          </>
        )}
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('peek.close')}
          title={t('peek.close')}
          onClick={onClose}
        />
      </div>
      <div className={styles['peekBody']}>{children}</div>
      {foot !== undefined && <div className={styles['peekFoot']}>{foot}</div>}
    </aside>
  );
}

/** A list and, when something is peeked at, the peek in its own room beside it. */
export function BesidePeek({ peek, children }: { peek?: ReactNode; children: ReactNode }) {
  const open = peek !== undefined && peek !== null && peek !== false;
  return (
    <div className={styles['beside']} data-peek={open || undefined}>
      <div className={styles['besideMain']}>{children}</div>
      {peek}
    </div>
  );
}

function inOverlay(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
  );
}
