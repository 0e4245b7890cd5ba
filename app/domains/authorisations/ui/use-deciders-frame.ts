import { useCouncilPaths } from "~/use-paths";

/** The way up from a page about who decides on funding, and the way back. */
export function useDecidersFrame(here: string) {
  const paths = useCouncilPaths();
  const page = paths.deciders().page();
  return {
    crumbs: [
      { label: "Settings", to: paths.settings() },
      { label: "Who decides on funding", to: page },
      { label: here },
    ],
    back: { to: page, words: "Go back" },
  };
}
