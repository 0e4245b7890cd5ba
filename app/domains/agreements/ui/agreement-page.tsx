import type { ReactNode } from "react";
import { roleWords } from "~/domains/access/roles";
import { dayAndTime } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { Facts, Phone } from "~/ui/facts";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { Tag } from "~/ui/tag";
import { useCouncilPaths, usePlacementPaths, useProviderPaths } from "~/use-paths";
import { type AgreementSide, NOBODY_SIGNS, signersWords } from "../agreement/agreement.policy";
import { agreementTag, endedWords } from "../agreement/agreement-words.rules";
import type { WhoPays } from "../queries/read-who-pays.server";
import type { AgreementView, SignatureView } from "../queries/view-agreement.server";
import type { FundingTerms } from "../queries/view-funding-terms.server";
import { AgreementText } from "./agreement-text";
import { FundingCard } from "./funding-card";
import { WhoPaysCard } from "./who-pays-card";

type Props = {
  agreement: AgreementView;
  notices?: ReactNode;
  /** Who pays for the child, which no provider reads. */
  whoPays?: WhoPays | null;
  /** On what and until when funding is authorised, which no provider reads. */
  funding?: FundingTerms | null;
};

/** Longer than the worker needs, also when it was stopped for a while: versions of before PDFs were made have none. */
const PDF_TAKES_MS = 60 * 60_000;

/** One agreement, in the version that its address names, for either side. */
export function AgreementPage({ agreement, notices, whoPays = null, funding = null }: Props) {
  const paths = usePlacementPaths();
  const { shown, newest, reference } = agreement;
  const page = paths.agreement(reference);
  const older = shown !== null && shown.number < newest;
  const signed = (agreement.versions.find(({ number }) => number === newest)?.signatures ?? []).map(
    ({ side }) => side,
  );
  const tag = agreementTag({ ...agreement, versionNumber: newest, signed });
  return (
    <>
      {notices}
      <Breadcrumbs
        items={[
          { label: "Agreements", to: paths.agreements() },
          ...(older
            ? [{ label: reference, to: page.page() }, { label: `Version ${shown.number}` }]
            : [{ label: reference }]),
        ]}
      />
      <PageHeading
        title={`Placement agreement ${reference}`}
        above={`${agreement.headline} · ${agreement.referral}`}
        tags={
          <Tag tone={older ? "plain" : tag.tone}>
            {older ? `Version ${shown.number}, replaced` : tag.words}
          </Tag>
        }
        lede={
          shown
            ? `Version ${shown.number}, issued ${dayAndTime(shown.issuedAt, agreement.now)} by ${shown.issuedBy}.`
            : undefined
        }
      />
      {older ? (
        <Banner tone="soon" title={`Version ${shown.number} was replaced by version ${newest}`}>
          <p>
            It cannot be signed any more. <Anchor to={page.page()}>Read version {newest}</Anchor>
          </p>
        </Banner>
      ) : null}
      {agreement.state === "ended" ? <EndedBanner agreement={agreement} signed={signed} /> : null}
      {agreement.nobodySigns && !older ? (
        <Banner tone="soon" title="Nobody at your council can sign this agreement">
          <p>{NOBODY_SIGNS}.</p>
        </Banner>
      ) : null}
      {older ? null : <SignOrChange agreement={agreement} />}
      {whoPays && !older ? (
        <div className="mb-6">
          <WhoPaysCard view={whoPays} only={shown?.content.child.place} />
        </div>
      ) : null}
      {funding && !older ? (
        <div className="mb-6">
          <FundingCard terms={funding} />
        </div>
      ) : null}
      <Columns aside={<Aside agreement={agreement} />}>
        {shown ? (
          <AgreementText agreement={shown.content} />
        ) : (
          <EmptyState title="Not issued yet">
            <p>The provider sees nothing of it before you issue it.</p>
          </EmptyState>
        )}
      </Columns>
    </>
  );
}

function EndedBanner({
  agreement: { placement },
  signed,
}: {
  agreement: AgreementView;
  signed: readonly AgreementSide[];
}) {
  const paths = usePlacementPaths();
  return (
    <Banner title="This agreement has ended">
      <p>{endedWords(placement?.lastNight ?? null, signed)}</p>
      {placement ? (
        <p>
          <Anchor to={paths.placement(placement.reference).page()}>Placement {placement.reference}</Anchor>
        </p>
      ) : null}
    </Banner>
  );
}

function SignOrChange({ agreement }: { agreement: AgreementView }) {
  const { abilities, side, reference, newest } = agreement;
  const council = useCouncilPaths().agreement(reference);
  const sign = usePlacementPaths().agreement(reference).sign();
  if (!abilities.sign && !(abilities.write && side === "council")) return null;
  return (
    <div className="mb-6">
      <Actions>
        {abilities.sign ? <ButtonLink to={sign}>Sign the agreement</ButtonLink> : null}
        {abilities.write && side === "council" ? (
          <ButtonLink
            tone={abilities.sign ? "plain" : newest === 0 ? "primary" : "plain"}
            to={council.edit()}
          >
            {newest === 0 ? "Continue writing" : "Change and issue again"}
          </ButtonLink>
        ) : null}
      </Actions>
    </div>
  );
}

function Aside({ agreement }: { agreement: AgreementView }) {
  const paths = usePlacementPaths();
  const council = useCouncilPaths();
  const provider = useProviderPaths();
  const page = paths.agreement(agreement.reference);
  const { shown, versions, side, now } = agreement;
  const offer =
    side === "council"
      ? council.referral(agreement.referral).offer(agreement.offer).page()
      : provider.offer(agreement.offer).page();
  return (
    <>
      {shown ? (
        <Card title="Signatures">
          {(["council", "provider"] as const).map((one) => (
            <Signature
              key={one}
              side={one}
              party={agreement.parties[one]}
              signature={shown.signatures.find((given) => given.side === one)}
              open={shown.number === agreement.newest && agreement.state === "issued"}
              now={now}
            />
          ))}
        </Card>
      ) : null}
      {shown ? (
        <Card title="The document">
          <p>
            <Anchor to={page.version(shown.number).document()}>Download version {shown.number}</Anchor>{" "}
            <span className="why">web page, exactly as issued for signature</span>
          </p>
          <p>
            {shown.hasPdf ? (
              <>
                <Anchor to={page.version(shown.number).pdf()}>Download version {shown.number} as PDF</Anchor>{" "}
                <span className="why">the same text, for the case record and for screen readers</span>
              </>
            ) : (
              <span className="why">
                {agreement.now.getTime() - shown.issuedAt.getTime() < PDF_TAKES_MS
                  ? "The PDF is being prepared. Refresh this page in a minute."
                  : "There is no PDF of this version. Download the web page above."}
              </span>
            )}
          </p>
          <details>
            <summary>How to check the file</summary>
            <p className="why mt-2">
              Its SHA-256 is <span className="break-all">{shown.sha256}</span>
            </p>
          </details>
        </Card>
      ) : null}
      {versions.length > 1 ? (
        <Card title="Versions">
          <ul>
            {versions.map(({ number, issuedAt }) => (
              <li key={number}>
                <Anchor to={page.version(number).page()}>Version {number}</Anchor>{" "}
                <span className="why">{dayAndTime(issuedAt, now)}</span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title="Contact">
        <Facts
          items={[
            { key: "Broker", value: agreement.broker?.name ?? "the duty team" },
            {
              key: "Number",
              value: agreement.broker?.phone ? <Phone number={agreement.broker.phone} /> : "not given",
            },
            {
              key: "Offer",
              value: agreement.opens.offer ? <Anchor to={offer}>{agreement.offer}</Anchor> : agreement.offer,
            },
          ]}
        />
      </Card>
    </>
  );
}

function Signature(props: {
  side: AgreementSide;
  party: string;
  signature: SignatureView | undefined;
  open: boolean;
  now: Date;
}) {
  const { signature, party } = props;
  return (
    <>
      <h3>For {party}</h3>
      {signature ? (
        <p>
          {signature.name}, {roleWords(signature.role).toLowerCase()},{" "}
          {dayAndTime(signature.signedAt, props.now)}
        </p>
      ) : (
        <p className="why">
          {props.open ? `Not signed yet. It is signed by ${signersWords(props.side)}.` : "Not signed."}
        </p>
      )}
    </>
  );
}
