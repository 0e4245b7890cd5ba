import { Banner } from "~/ui/banner";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { WorkList, WorkRow } from "~/ui/work-row";
import type { WaitingProvider } from "../queries/list-confirmations.server";

const DONE: Record<string, string> = {
  confirm:
    "The provider is confirmed. It gets what matches from now on, and the councils concerned are told.",
  refuse:
    "The provider is refused. Nobody acts for it any more, its services wait in the register again, and the councils concerned are told.",
};

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
  const words = done !== null && Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  return (
    <>
      {words ? <Banner tone="good" title={words} /> : null}
      <PageHeading
        title="Providers to confirm"
        lede="Brought on with an address that nobody else has confirmed. A second person, of another council or of the hub, confirms that they are who they say they are."
      />
      {providers.length === 0 ? (
        <EmptyState title="No provider waits to be confirmed">
          <p>When somebody brings one on, it stands here and you get an email.</p>
        </EmptyState>
      ) : (
        <WorkList label="Providers to confirm, the longest waiting first">
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
