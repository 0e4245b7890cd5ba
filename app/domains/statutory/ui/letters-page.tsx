import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { useCouncilPaths } from "~/use-paths";
import type { LettersView } from "../queries/view-letters.server";

/** Letters as they are printed, each on paper of its own: on paper nothing but the letters. */
export function LettersPage({ view }: { view: LettersView }) {
  const paths = useCouncilPaths();
  const steps = paths.statutory(view.reference);
  return (
    <>
      <div className="print:hidden">
        <Breadcrumbs
          items={[
            { label: "Placements", to: paths.placements() },
            { label: view.reference, to: paths.placement(view.reference).page() },
            { label: "Statutory steps", to: steps.page() },
            { label: "Notifications", to: steps.notices() },
            { label: "Letters" },
          ]}
        />
        <PageHeading
          title={view.letters.length === 1 ? "Letter" : "Letters"}
          above={view.reference}
          lede="Print on your council's headed paper. Opening this page is recorded."
        />
        {view.letters.some(({ withheld }) => withheld) ? (
          <Banner tone="soon" title="Somebody here must not be told where the child lives">
            <p>Take the address out of everything that you enclose, and check the envelope.</p>
          </Banner>
        ) : null}
      </div>
      {view.letters.length === 0 ? (
        <EmptyState title="No letters to send">
          <p>Every letter that was written has been sent.</p>
        </EmptyState>
      ) : null}
      {view.letters.map((letter) => (
        <section key={letter.id} className="letter card" aria-label={`Letter: ${letter.who}`}>
          <p className="why print:hidden">
            {letter.who} · {letter.way}
            {letter.email ? ` to ${letter.email}` : ""}
            {letter.sent ? ` · sent on ${letter.sent}` : ""}
            {letter.withheld ? " · not told where the child lives" : ""}
          </p>
          <p className="whitespace-pre-line">{letter.to.join("\n")}</p>
          <p>{letter.day}</p>
          <p>{letter.greeting}</p>
          <h2>{letter.subject}</h2>
          {letter.paragraphs.map((words) => (
            <p key={words} className="whitespace-pre-line">
              {words}
            </p>
          ))}
          <p className="mt-6 whitespace-pre-line">{`${letter.closing}\n\n${letter.signed.join("\n")}`}</p>
          {letter.enclosed.length > 0 ? <p>Enclosed: {letter.enclosed.join(", ")}</p> : null}
        </section>
      ))}
    </>
  );
}
