import type { ReactNode } from "react";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { PageHeading } from "~/ui/page-heading";
import { homeForChild } from "../impact/for-the-child.rules";
import type { OfferView } from "../queries/view-offer.server";

type Props = {
  offer: OfferView;
  crumbs: { label: string; to?: string }[];
  /** What the adult who prints it has to know; not printed. */
  note: string;
  /** Photographs of the home, and where its guide for children is: shown once the home may be named. */
  pictures?: ReactNode;
  guide?: string | undefined;
};

/** A sheet for the child, to print or to read together: how a day in this home is, in plain words. */
export function HomeForChildPage({ offer, crumbs, note, pictures, guide }: Props) {
  const [latest] = offer.versions;
  const sheet = homeForChild({
    state: offer.state,
    serviceName: offer.service.name,
    childrenLiving: latest?.childrenLiving ?? null,
    ageBands: latest?.impact?.ageBands ?? [],
    parts: offer.impact.parts,
  });
  return (
    <>
      <div className="no-print">
        <Breadcrumbs items={crumbs} />
        <Card title="For the adult who prints this">
          <p>{note}</p>
          {sheet.named ? null : (
            <p>The home is not named until its offer is preferred: other children live there.</p>
          )}
          {sheet.named && guide ? (
            <p>
              <Anchor to={guide}>Download the home’s guide for children (PDF)</Anchor>
            </p>
          ) : null}
          <p className="mb-0">Print this page from your browser. This box is not printed.</p>
        </Card>
      </div>
      <article className="mt-6 max-w-read">
        <PageHeading
          title={sheet.title}
          lede="You can say what you think about this home. Ask about anything that is not written here."
        />
        {sheet.sections.map(({ title, words }) => (
          <section key={title} className="mb-4">
            <h2>{title}</h2>
            <p className="whitespace-pre-line">{words}</p>
          </section>
        ))}
        {sheet.named ? pictures : null}
        <section>
          <h2>What do you want to ask?</h2>
          <p>Write it here, or tell your social worker.</p>
          <div className="hidden print:block" aria-hidden="true">
            <hr className="my-8" />
            <hr className="my-8" />
            <hr className="my-8" />
          </div>
        </section>
      </article>
    </>
  );
}
