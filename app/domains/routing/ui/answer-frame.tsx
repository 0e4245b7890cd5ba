import type { ReactNode } from "react";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { ButtonLink } from "~/ui/button";
import { PageHeading } from "~/ui/page-heading";
import { useProviderPaths } from "~/use-paths";

type Page = { reference: string; headline: string; refusal: string | null };

/** A page that asks one thing about a delivery; when it is not possible now, it says why instead. */
export function AnswerFrame({ page, title, children }: { page: Page; title: string; children: ReactNode }) {
  const paths = useProviderPaths();
  const referral = paths.referral(page.reference).page();
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: page.reference, to: referral },
          { label: title },
        ]}
      />
      <PageHeading title={title} above={`${page.headline} · ${page.reference}`} />
      {page.refusal === null ? (
        <div className="max-w-read">{children}</div>
      ) : (
        <>
          <Banner tone="soon" title="This is not possible now">
            <p>{page.refusal}</p>
          </Banner>
          <ButtonLink tone="plain" to={referral}>
            Back to the referral
          </ButtonLink>
        </>
      )}
    </>
  );
}
