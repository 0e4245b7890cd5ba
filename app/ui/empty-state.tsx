import type { ReactNode } from "react";

export type EmptyStateProps = { title: string; level?: 2 | 3; children?: ReactNode; action?: ReactNode };

/** Nothing here: why, what would fill it, and the one thing to do. */
export function EmptyState({ title, level = 2, children, action }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      {children ? <div className="lede">{children}</div> : null}
      {action ? <div className="actions mt-4">{action}</div> : null}
    </div>
  );
}
