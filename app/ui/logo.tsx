import { Anchor } from "./anchor";

/** The name with its house, leading to the person's own start page or the front page. */
export function Logo({ to = "/" }: { to?: string }) {
  return (
    <Anchor className="logo" to={to}>
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
        <path d="M3 13 13 4l10 9v9h-6v-6H9v6H3z" fill="currentColor" />
      </svg>
      Homeward
    </Anchor>
  );
}
