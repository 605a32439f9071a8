import { ArrowDownOutlined, ArrowUpOutlined, ColumnHeightOutlined, SettingOutlined } from '../icons';
import { Button, Checkbox, Dropdown, Popover } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { uiTexts } from '../texts';
import { DENSITIES, isShown } from './columns';
import type { TableView } from './useTableView';
import styles from './tools.module.css';

/** Row height and columns: the last two buttons of a filter bar. */
export function TableTools<Row>({ view }: { view: TableView<Row> }) {
  const t = useTexts(uiTexts);
  const words = {
    compact: t('table.densityCompact'),
    middle: t('table.densityMiddle'),
    large: t('table.densityLarge'),
  } as const;
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          selectable: true,
          selectedKeys: [view.density],
          items: DENSITIES.map((density) => ({ key: density, label: words[density] })),
          onClick: ({ key }) => {
            view.choose({ ...view.choice, density: DENSITIES.find((density) => density === key) });
          },
        }}
      >
        <Button
          type="text"
          icon={<ColumnHeightOutlined />}
          aria-label={t('table.density')}
          title={t('table.density')}
          aria-haspopup="menu"
        />
      </Dropdown>
      <Popover
        trigger="click"
        placement="bottomRight"
        title={t('table.columns')}
        content={<ColumnSettings view={view} />}
      >
        <Button
          type="text"
          icon={<SettingOutlined />}
          aria-label={t('table.columns')}
          title={t('table.columns')}
          aria-haspopup="dialog"
        />
      </Popover>
    </>
  );
}

/** Which columns, in which order. Moved with buttons, so that a keyboard can. */
function ColumnSettings<Row>({ view }: { view: TableView<Row> }) {
  const t = useTexts(uiTexts);
  const { all, choice, choose } = view;
  const keys = all.map(({ key }) => key);
  const shown = all.filter((column) => isShown(column, choice)).map(({ key }) => key);

  const show = (key: string, on: boolean) => {
    choose({ ...choice, shown: on ? [...shown, key] : shown.filter((other) => other !== key) });
  };
  const move = (at: number, step: -1 | 1) => {
    const order = [...keys];
    const [key] = order.splice(at, 1);
    if (key === undefined) return;
    order.splice(at + step, 0, key);
    choose({ ...choice, order });
  };

  return (
    <div className={styles['columns']}>
      <ul>
        {all.map((column, index) => (
          <li key={column.key}>
            <Checkbox
              checked={shown.includes(column.key)}
              disabled={column.always === true}
              onChange={(event) => show(column.key, event.target.checked)}
            >
              {column.title}
            </Checkbox>
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={t('table.columnUp', { column: column.title })}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={t('table.columnDown', { column: column.title })}
              disabled={index === all.length - 1}
              onClick={() => move(index, 1)}
            />
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => choose({ density: choice.density })}>
        {t('table.columnsReset')}
      </Button>
    </div>
  );
}
