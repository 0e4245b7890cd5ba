import { ButtonLink } from "./button";

export type PageLink = { to: string; words?: string };

export type KeyPagingProps = { label: string; previous?: PageLink; next?: PageLink };

/** The way through a long list by key: there are no page numbers, because nobody counts to the end. */
export function KeyPaging({ label, previous, next }: KeyPagingProps) {
  if (!previous && !next) return null;
  return (
    <nav className="paging" aria-label={label}>
      {previous ? (
        <ButtonLink tone="plain" rel="prev" to={previous.to}>
          {previous.words ?? "Previous"}
        </ButtonLink>
      ) : (
        <span />
      )}
      {next ? (
        <ButtonLink tone="plain" rel="next" to={next.to}>
          {next.words ?? "Next"}
        </ButtonLink>
      ) : null}
    </nav>
  );
}
