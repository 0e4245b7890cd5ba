import type { ReactNode } from "react";

export type BannerProps = {
  /** good: it worked · info: news · soon: look at it today · now: something is wrong. */
  tone?: "info" | "good" | "now" | "soon";
  title?: ReactNode;
  children?: ReactNode;
};

/** Said once at the top of a page: a confirmation, news, a warning. */
export function Banner({ tone = "info", title, children }: BannerProps) {
  return (
    <div className={tone === "info" ? "banner" : `banner ${tone}`} role={tone === "now" ? "alert" : "status"}>
      {title ? <p className="banner-title">{title}</p> : null}
      {children}
    </div>
  );
}
