import type { ReactNode } from "react";

/** The page's main matter beside what explains it; one under the other on a phone. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="cols">
      <div className="stack">{children}</div>
      <aside className="stack">{aside}</aside>
    </div>
  );
}

/** Things under each other with even gaps. */
export function Stack({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return <div className={wide ? "stack wide" : "stack"}>{children}</div>;
}
