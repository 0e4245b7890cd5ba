import { AUTHORISATION_STATE_WORDS } from "~/domains/authorisations/authorisation.machine";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { SummaryList } from "~/ui/summary-list";
import { useCouncilPaths } from "~/use-paths";
import type { PhoneRecord, PhoneStage } from "../queries/phone-record.server";

/** That a placement was made by phone, who authorised it verbally until when, and what is still to be confirmed. */
export function PhoneCard({ record }: { record: PhoneRecord }) {
  const paths = useCouncilPaths();
  const { confirm, escalated, paperwork } = record;
  return (
    <>
      {confirm ? (
        <Banner
          tone={confirm.late || escalated !== null ? "now" : "soon"}
          title={
            escalated === null
              ? `Placed by phone: funding to be confirmed by ${confirm.by}`
              : "Placed by phone: funding not confirmed, with the director"
          }
        >
          <p>
            {record.livedIn
              ? "The child has moved in, so the fee is owed whether or not the funding is confirmed."
              : `Nobody has moved in yet. The authority lapses if nobody does by ${record.until}.`}
          </p>
          {record.mayConfirm ? (
            <Actions>
              <ButtonLink to={paths.authorisation(record.id).page()}>Confirm the funding</ButtonLink>
            </Actions>
          ) : null}
        </Banner>
      ) : null}
      {record.state === "lapsed" ? (
        <Banner tone="now" title="Placed by phone: the verbal authority has lapsed">
          {record.livedIn ? (
            <p>
              The child moved in after all, so the fee is owed. Somebody who can authorise the funding has to
              decide on it now.
            </p>
          ) : (
            <p>
              Nobody moved in by {record.until}. Go to the referral and record that the placement fell
              through.
            </p>
          )}
          {record.mayConfirm ? (
            <Actions>
              <ButtonLink to={paths.authorisation(record.id).page()}>Confirm the funding</ButtonLink>
            </Actions>
          ) : null}
        </Banner>
      ) : null}
      <Card title="Placed by phone">
        <SummaryList
          rows={[
            { key: "Authorised verbally by", value: record.authorisedBy },
            { key: "Up to", value: record.cap },
            { key: "Fee recorded", value: record.fee },
            { key: "Until", value: record.until },
            { key: "Recorded by", value: record.recorded },
            {
              key: "Funding",
              value: confirm ? `To be confirmed by ${confirm.by}` : AUTHORISATION_STATE_WORDS[record.state],
            },
            ...(escalated === null ? [] : [{ key: "Sent to the director", value: escalated }]),
            {
              key: "Agreement",
              value: paperwork.issued ? (
                "Issued"
              ) : (
                <>
                  To be issued by {paperwork.by}
                  {paperwork.late ? " (overdue)" : ""}
                  {record.state === "authorised" ? (
                    <>
                      {" "}
                      <Anchor to={`${paths.agreements()}?show=to-write`}>Write the agreement</Anchor>
                    </>
                  ) : null}
                </>
              ),
            },
            {
              key: "Statutory notices",
              value:
                record.notices === null
                  ? "See the statutory steps"
                  : `Within 5 working days of the start, by ${record.notices}. See the statutory steps`,
            },
          ]}
        />
        <p className="why mb-0">The provider does not see who authorised it or up to how much.</p>
      </Card>
    </>
  );
}

/** The same for the provider, who made no offer in the portal and signs an agreement next. */
export function PhoneStageBanner({ stage, council }: { stage: PhoneStage; council: string }) {
  return stage === "verbal" ? (
    <Banner title="Placed by phone: the council is confirming the funding">
      <p>
        {council} recorded what was agreed by phone. Check the fee under “Referral and offer”. The agreement
        follows for you to sign. If anything is wrong, phone the council.
      </p>
    </Banner>
  ) : (
    <Banner tone="now" title="The funding promised by phone has lapsed">
      <p>Nobody moved in while it lasted. Phone {council} before the child moves in.</p>
    </Banner>
  );
}
