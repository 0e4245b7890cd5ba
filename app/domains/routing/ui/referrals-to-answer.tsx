import { useProviderPaths } from "~/use-paths";
import type { WordedRow } from "../inbox-words.rules";
import { InboxRows } from "./inbox-rows";

/** The first referrals of the provider's inbox on a start page, with the way to all of them. */
export function ReferralsToAnswer({ referrals, open }: { referrals: readonly WordedRow[]; open: number }) {
  const paths = useProviderPaths();
  if (referrals.length === 0) return null;
  return (
    <>
      <h2>Referrals to answer</h2>
      <InboxRows label="Referrals to answer" rows={referrals} level={3} />
      {open > referrals.length ? (
        <p className="mt-3 mb-6">
          <a href={paths.referrals()}>All {open} referrals that need an answer</a>
        </p>
      ) : null}
    </>
  );
}
