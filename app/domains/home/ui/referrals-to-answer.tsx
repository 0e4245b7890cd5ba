import { WorkList, WorkRow } from "~/ui/work-row";
import { useProviderPaths } from "~/use-paths";
import type { ProviderHome } from "../queries/provider-home.server";

/** The first referrals of the provider's inbox, with the way to all of them. */
export function ReferralsToAnswer({ referrals, open }: Pick<ProviderHome, "referrals" | "open">) {
  const paths = useProviderPaths();
  if (referrals.length === 0) return null;
  return (
    <>
      <h2>Referrals to answer</h2>
      <WorkList label="Referrals to answer">
        {referrals.map((row) => (
          <WorkRow
            key={row.id}
            level={3}
            to={paths.referral(row.reference).page()}
            title={row.title}
            tags={row.tags}
            unread={row.unread ?? undefined}
            line={row.line}
            why={row.why}
            clock={row.clock}
          />
        ))}
      </WorkList>
      {open > referrals.length ? (
        <p className="mt-3 mb-6">
          <a href={paths.referrals()}>All {open} referrals that need an answer</a>
        </p>
      ) : null}
    </>
  );
}
