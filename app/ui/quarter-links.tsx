import type { Quarter } from "~/platform/quarters";
import { Anchor } from "./anchor";

/** The way to the quarters beside the one that a page of figures shows. */
export function QuarterLinks({
  page,
  earlier,
  later,
}: {
  page: string;
  earlier: Quarter | null;
  later: Quarter | null;
}) {
  const links = [earlier, later].filter((quarter) => quarter !== null);
  if (links.length === 0) return null;
  return (
    <nav aria-label="Other quarters">
      <p>
        {links.map(({ key, label }, index) => (
          <span key={key}>
            {index > 0 ? " · " : null}
            <Anchor to={`${page}?quarter=${key}`}>{label}</Anchor>
          </span>
        ))}
      </p>
    </nav>
  );
}
