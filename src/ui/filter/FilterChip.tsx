import { CloseOutlined, DownOutlined } from '../icons';
import { Popover } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { classes } from '../classes';
import { uiTexts } from '../texts';
import styles from './filter.module.css';

/** One filter of a list. */
export interface Filter {
  readonly key: string;
  readonly label: string;
  /** What it is set to, in words; absent while it is not set. */
  readonly value?: string | undefined;
  /** Always at hand, also while not set; the others wait behind "+ Filter". */
  readonly pinned?: boolean;
  /** Always set to something (a required date range): it can be changed, not removed. */
  readonly fixed?: boolean;
  readonly onClear: () => void;
  /** What chooses: an `OptionsPanel`, a `DaysPanel` or the feature's own. */
  readonly content: (close: () => void) => ReactNode;
}

interface FilterChipProps {
  filter: Filter;
  opensAtOnce?: boolean;
  /** The chip was closed or cleared without being set. */
  onGone?: () => void;
}

export function FilterChip({ filter, opensAtOnce = false, onGone }: FilterChipProps) {
  const { label, value, fixed = false, onClear, content } = filter;
  const t = useTexts(uiTexts);
  const [open, setOpen] = useState(opensAtOnce);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const set = value !== undefined;

  const change = (next: boolean) => {
    setOpen(next);
    if (next) return;
    button.current?.focus();
    if (!set) onGone?.();
  };

  return (
    <span className={classes(styles['chip'], set && styles['set'])}>
      <Popover
        open={open}
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        onOpenChange={change}
        afterOpenChange={(isOpen) => {
          if (isOpen) focusFirst(panel.current);
        }}
        content={
          <div
            ref={panel}
            role="dialog"
            aria-label={label}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              change(false);
            }}
          >
            {open && <Panel content={content} onClose={() => change(false)} />}
          </div>
        }
      >
        <button
          ref={button}
          type="button"
          className={styles['chipButton']}
          aria-haspopup="dialog"
          aria-expanded={open}
        >
          <span className={styles['chipLabel']}>{label}</span>{' '}
          {set && <span className={styles['chipValue']}>{value}</span>}
          {(!set || fixed) && <DownOutlined />}
        </button>
      </Popover>
      {set && !fixed && (
        <button
          type="button"
          className={styles['chipClear']}
          aria-label={t('filter.remove', { filter: label })}
          title={t('filter.remove', { filter: label })}
          onClick={() => {
            onClear();
            onGone?.();
          }}
        >
          <CloseOutlined />
        </button>
      )}
    </span>
  );
}

function Panel({ content, onClose }: { content: Filter['content']; onClose: () => void }) {
  return content(onClose);
}

/** Unless somebody was faster and is in it already. */
function focusFirst(panel: HTMLElement | null): void {
  if (panel?.contains(document.activeElement)) return;
  panel?.querySelector<HTMLElement>('input, select, button, [tabindex="0"]')?.focus();
}
