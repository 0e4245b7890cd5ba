import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { WorkList, WorkRow } from "~/ui/work-row";
import type { WaitingProvider } from "../queries/list-confirmations.server";

/** Providers that wait for a second person, the longest first. */
export function ConfirmationsPage({
  providers,
  confirms,
  done,
}: {
  providers: WaitingProvider[];
  confirms: boolean;
  done: string | null;
}) {
  const words = noticeOf("confirmations", done);
  return (
    <>
      {words ? <Banner tone="good" title={words} /> : null}
      <PageHeading
        title="Providers to confirm"
        lede="Added with an email address that nobody else has confirmed. Somebody at another council or the hub must confirm that they are who they say they are."
      />
      {providers.length === 0 ? (
        <EmptyState title="No providers to confirm">
          <p>When somebody adds one, it appears here and we email you.</p>
        </EmptyState>
      ) : (
        <WorkList label="Providers to confirm, longest waiting first">
          {providers.map((one) => (
            <WorkRow
              key={one.id}
              to={one.to}
              title={one.name}
              tags={[
                one.late
                  ? { words: "More than a working day", tone: "now" as const }
                  : { words: "Not confirmed", tone: "soon" as const },
              ]}
              why={one.why && confirms ? `${one.asked}. ${one.why}.` : `${one.asked}.`}
              clock={{ remaining: one.age, moment: "waiting", tone: one.late ? "soon" : "plain" }}
            />
          ))}
        </WorkList>
      )}
    </>
  );
}
