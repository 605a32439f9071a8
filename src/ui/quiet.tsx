import type { AntdIconProps } from '@ant-design/icons/lib/components/AntdIcon';
import type { ComponentType } from 'react';

/** The same icon, hidden from screen readers. */
export function quiet(Icon: ComponentType<AntdIconProps>): ComponentType<AntdIconProps> {
  return function QuietIcon(props: AntdIconProps) {
    return <Icon aria-hidden="true" {...props} />;
  };
}
