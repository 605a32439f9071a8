import { DownOutlined, SearchOutlined } from '../icons';
import { Dropdown, type MenuProps } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { classes } from '../classes';
import { State } from '../glyphs/StatusWord';
import type { GlyphName, Tone } from '../glyphs/Glyph';
import { Avatar } from '../values/Person';
import styles from './shell.module.css';

interface PillProps {
  glyph: GlyphName;
  tone: Tone;
  /** Its word; on a phone only the glyph is seen. */
  children: string;
  /** What it is about: "Desktop program". */
  label: string;
  onClick?: () => void;
  /** Instead of a click. */
  menu?: MenuProps;
}

/** A state in the header, with what can be done about it behind it. */
export function Pill({ glyph, tone, children, label, onClick, menu }: PillProps) {
  const pill = (
    <button
      type="button"
      className={styles['pill']}
      title={`${label}: ${children}`}
      aria-label={`${label}: ${children}`}
      {...(onClick && { onClick })}
      {...(menu && { 'aria-haspopup': 'menu' as const })}
    >
      <State glyph={glyph} tone={tone}>
        <span className={styles['pillWord']}>{children}</span>
      </State>
      {menu && <DownOutlined />}
    </button>
  );
  if (!menu) return pill;
  return (
    <Dropdown trigger={['click']} menu={menu} placement="bottomRight">
      {pill}
    </Dropdown>
  );
}

/** An icon of the header: the bell, the globe. `news` draws a dot; the label must say what is new. */
export function HeaderButton({
  label,
  icon,
  news = false,
  onClick,
  menu,
}: {
  label: string;
  icon: ReactNode;
  news?: boolean;
  onClick?: () => void;
  menu?: MenuProps;
}) {
  const button = (
    <button
      type="button"
      className={classes(styles['iconButton'], news && styles['news'])}
      aria-label={label}
      title={label}
      {...(onClick && { onClick })}
      {...(menu && { 'aria-haspopup': 'menu' as const })}
    >
      {icon}
    </button>
  );
  if (!menu) return button;
  return (
    <Dropdown trigger={['click']} menu={menu} placement="bottomRight">
      {button}
    </Dropdown>
  );
}

/** Who is signed in, and what they can do about themselves. */
export function PersonMenu({ name, label, menu }: { name: string; label: string; menu: MenuProps }) {
  return (
    <Dropdown trigger={['click']} menu={menu} placement="bottomRight">
      <button
        type="button"
        className={styles['person']}
        aria-label={`${label}: ${name}`}
        aria-haspopup="menu"
      >
        <Avatar name={name} size={28} />
        <span className={styles['personName']}>{name}</span>
      </button>
    </Dropdown>
  );
}

interface HeaderSearchProps {
  label: string;
  placeholder: string;
  onSearch: (text: string) => void;
}

/** Search from anywhere; Ctrl K (⌘ K) leads to it. */
export function HeaderSearch({ label, placeholder, onSearch }: HeaderSearchProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const mac = navigator.platform.startsWith('Mac');

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <form
      role="search"
      aria-label={label}
      className={styles['searchBox']}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onSearch(typed.trim());
      }}
    >
      <SearchOutlined />
      <input
        ref={input}
        type="search"
        aria-label={label}
        aria-keyshortcuts="Control+K Meta+K"
        placeholder={placeholder}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
      />
      <kbd aria-hidden="true">{mac ? '⌘ K' : 'Ctrl K'}</kbd>
    </form>
  );
}
