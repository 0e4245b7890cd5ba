import type { ReactNode } from "react";
import { keptVersion } from "~/platform/forms/kept-version";
import { DecisionPage, type DecisionPageProps } from "~/ui/decision-page";
import { useSidePaths } from "~/use-paths";
import type { MovePageProps } from "./placement-move-pages";

type Frame = Pick<
  DecisionPageProps,
  "form" | "title" | "lede" | "consequences" | "button" | "dangerous" | "before"
> &
  MovePageProps & {
    here: string;
    /** Of the change; a new one has none. */
    version?: number;
    children?: ReactNode;
  };

/** One step of a change to the fee, with the way back to all of them. */
export function ChangeFrame({ move, lastResult, here, version, children, ...page }: Frame) {
  const paths = useSidePaths();
  const placement = paths.placement(move.reference);
  return (
    <DecisionPage
      {...page}
      crumbs={[
        { label: "Placements", to: paths.placements() },
        { label: move.reference, to: placement.page() },
        { label: "Changes to the fee", to: placement.changes() },
        { label: here },
      ]}
      above={`${move.child} at ${move.service} · ${move.reference}`}
      whyNot={move.whyNot}
      {...(version === undefined ? {} : { version: keptVersion(lastResult, version) })}
      back={{ to: placement.changes(), words: "Cancel" }}
    >
      {children}
    </DecisionPage>
  );
}
