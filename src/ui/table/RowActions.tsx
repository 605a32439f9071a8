import { Dropdown } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { Link, type To } from 'react-router';
import { useTexts } from '../../i18n/useTexts';
import { classes } from '../classes';
import { uiTexts } from '../texts';
import styles from './rowActions.module.css';

interface RowButtonProps {
  children: ReactNode;
  icon?: ReactNode;
  /** `filled` for the one next thing in a view, `outlined` to start something, `text` to look. */
  kind?: 'filled' | 'outlined' | 'text';
  /** Where it leads; without it, what it does. */
  to?: To;
  onClick?: () => void;
  /** Disabled, and why: the words are its title. */
  disabledBecause?: string | undefined;
  busy?: boolean;
}

/** A button in a row: native, because a table has a hundred of them. */
export function RowButton(props: RowButtonProps) {
  const { children, icon, kind = 'outlined', to, onClick, disabledBecause, busy = false } = props;
  const className = classes(styles['button'], styles[kind]);
  if (to !== undefined) {
    return (
      <Link className={className} to={to}>
        {icon}
        {children}
      </Link>
    );
  }
  return (
    <button
      type="button"
      className={className}
      title={disabledBecause}
      // Not `disabled`: the reason must stay reachable by keyboard.
      aria-disabled={disabledBecause !== undefined || busy}
      aria-busy={busy}
      onClick={() => {
        if (disabledBecause === undefined && !busy) onClick?.();
      }}
    >
      {icon}
      {children}
    </button>
  );
}

export interface RowMenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  /** Shown disabled, with the reason under it. */
  readonly disabledBecause?: string | undefined;
  readonly onSelect: () => void;
}

interface RowMenuProps {
  /** Whose menu it is: "More for 482913605". */
  label?: string;
  items: readonly RowMenuItem[];
  /** Three dots unless something else is given. */
  children?: ReactNode;
}

/** The rest of what can be done to a row. antd's menu is made only once it is asked for. */
export function RowMenu({ label, items, children }: RowMenuProps) {
  const t = useTexts(uiTexts);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const name = label ?? t('table.more');

  const show = (next: boolean) => {
    setOpen(next);
    if (!next) button.current?.focus();
  };

  return (
    <span className={styles['menu']}>
      <button
        ref={button}
        type="button"
        className={classes(
          styles['button'],
          children === undefined ? styles['text'] : styles['outlined'],
          children === undefined && styles['dots'],
          styles['icon'],
        )}
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
      {open && (
        <Dropdown
          open
          autoFocus
          trigger={['click']}
          placement="bottomRight"
          onOpenChange={show}
          menu={{
            items: items.map(({ key, label: text, icon, danger = false, disabledBecause }) => ({
              key,
              icon,
              danger,
              disabled: disabledBecause !== undefined,
              label:
                disabledBecause === undefined ? text : <MenuReason text={text} reason={disabledBecause} />,
            })),
            onClick: ({ key }) => {
              show(false);
              items.find((item) => item.key === key)?.onSelect();
            },
          }}
        >
          {/* Lies over the button while the menu is open, so that a second click closes it. */}
          <span className={styles['anchor']} aria-hidden="true" />
        </Dropdown>
      )}
    </span>
  );
}

/** The cell of the actions: one verb, then the menu. */
export function RowActions({ children }: { children: ReactNode }) {
  return <span className={styles['actions']}>{children}</span>;
}

function MenuReason({ text, reason }: { text: string; reason: string }) {
  return (
    <>
      <span className={styles['menuText']}>{text}</span>
      <span className={styles['menuReason']}>{reason}</span>
    </>
  );
}
