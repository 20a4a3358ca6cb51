import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

export type NoticeKind = 'info' | 'success' | 'warning' | 'danger';

const NOTICE_ICON: Record<NoticeKind, IconName> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  danger: 'warning',
};

export type NoticeProps = { kind: NoticeKind; title?: string | undefined; children?: Child };

/** Not a live region: it is there when the page opens. The page's own flash is (see `Document`). */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`}>
      <Icon name={NOTICE_ICON[kind]} />
      <div class="notice-body">
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

export type TagTone = 'neutral' | 'good' | 'attention' | 'bad' | 'info';

const TAG_ICON: Partial<Record<TagTone, IconName>> = { good: 'check', attention: 'clock', bad: 'cross' };

/** A state: colour, sign and word together, so that none of them is needed alone. */
export function Tag({ tone, children }: { tone: TagTone; children?: Child }) {
  const icon = TAG_ICON[tone];
  return (
    <span class={`tag tag-${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
