import { Form } from "@remix-run/react";
import type { PageRow } from "~/domains/referrals/page-rows.rules";
import { optionsOf } from "~/platform/forms/options";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { type FieldErrors, rowField, summaryOf } from "~/ui/row-field";
import { sentBy } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { Tag } from "~/ui/tag";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";
import { bandWords, groupOfPart, PART_GROUPS, partLabel } from "../impact/impact.rules";
import { IMPACT_ANSWERS, typedAgain } from "../impact/impact-answers.rules";
import type { impactAnswersSchema } from "../impact/impact-answers.schema";
import type { OfferView } from "../queries/view-offer.server";
import { ImpactPartText, ThreadText } from "./impact-details";

const FORM = "answers";
const sent = sentBy<typeof impactAnswersSchema>();
const CHOICES = optionsOf(IMPACT_ANSWERS);

export type TypedAnswer = { part: string; answer: string; words: string };

type Props = {
  offer: OfferView;
  /** What the referral says of needs, risks and culture. */
  needs: readonly PageRow[];
  typed: readonly TypedAnswer[];
  rest: boolean;
  errors: FieldErrors;
  formKey: string;
  seen: number;
  /** The number of the offer's version that was read. */
  seenOffer: number;
  conflict: boolean;
};

/** The assessment beside the needs of the referral, part by part, with an answer to each. */
export function ImpactAnswersPage(props: Props) {
  const { offer, needs, typed, rest, errors, formKey, seen, seenOffer, conflict } = props;
  const paths = useCouncilPaths();
  const referral = paths.referral(offer.referral.reference);
  const page = referral.offer(offer.reference).page();
  const parts = offer.impact.parts;
  const ever = offer.versions.flatMap(({ impact }) => impact?.parts ?? []);
  const again = typedAgain(typed, ever, parts);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: offer.referral.reference, to: referral.page() },
          { label: "Offers", to: referral.offers() },
          { label: offer.reference, to: page },
          { label: "Impact assessment" },
        ]}
      />
      <PageHeading
        title={`Impact assessment: ${offer.service.name}`}
        above={`${offer.referral.headline} · ${offer.referral.reference}`}
        lede={`${offer.provider.name} reads your answers. Do not write who the child is. What you leave blank stays as it is.`}
      />
      {conflict ? (
        <Banner tone="soon" title="A colleague or the home has written meanwhile">
          <p>Read what is new below. What you typed is still in the form.</p>
          {again.left.map(({ part, words }) => (
            <p key={`${part} ${words}`} className="whitespace-pre-line">
              <b>You wrote about a part that the home has taken out{part ? ` (${partLabel(part)})` : ""}:</b>{" "}
              {words}
            </p>
          ))}
        </Banner>
      ) : null}
      <Disclosure summary="What the referral says of needs, risks and culture">
        <SummaryList rows={needs.map(({ label, value }) => ({ key: label, value }))} />
      </Disclosure>
      <Form method="post" id={FORM} noValidate>
        <ErrorSummary form={summaryOf(FORM, errors)} />
        <HiddenField name="key" value={formKey} />
        <HiddenField name="version" value={seen} />
        <HiddenField {...sent("offerVersion", seenOffer)} />
        {parts.some(({ part }) => part === "living") ? null : (
          <p>{bandWords(offer.versions[0]?.impact?.ageBands ?? [])}</p>
        )}
        {parts.map((part, index) => {
          const at = (name: string) => `answers[${index}].${name}`;
          const said = again.by.get(part.part);
          // Nobody agrees to words that have come since: what was typed stays, and "Agreed" is chosen again.
          const answer = said?.changed && said.answer === "agreed" ? "" : said?.answer;
          const first = groupOfPart(part.part) !== groupOfPart(parts[index - 1]?.part ?? ":");
          const beginsGroup = index === 0 || first;
          return (
            <div key={part.id} className="mb-4">
              {beginsGroup ? <h2 className="mt-8">{PART_GROUPS[groupOfPart(part.part)]}</h2> : null}
              <Card>
                {part.part === "living" ? (
                  <p>{bandWords(offer.versions[0]?.impact?.ageBands ?? [])}</p>
                ) : null}
                {said?.changed ? <Tag tone="soon">Changed since you opened this page</Tag> : null}
                <ImpactPartText part={part} />
                <ThreadText thread={part.thread} reader="council" now={offer.now} />
                <HiddenField name={at("part")} value={part.id} />
                <Disclosure
                  summary="Answer this part"
                  open={Boolean(said?.answer || said?.words) || part.state === "replied"}
                >
                  <RadioGroup
                    field={rowField(FORM, at("answer"), answer ?? "", errors)}
                    label="Your answer"
                    options={CHOICES}
                  />
                  <TextArea
                    field={rowField(FORM, at("words"), said?.words ?? "", errors)}
                    label="In your words"
                    hint="Needed for a question and where a need is not met."
                    optional
                    rows={2}
                    limit={2_000}
                  />
                </Disclosure>
              </Card>
            </div>
          );
        })}
        <Checkbox
          field={rowField(FORM, "rest", rest ? "on" : "", errors)}
          label="Agree to every part that nobody has answered"
        />
        <Actions>
          <Button>Send the answers to {offer.provider.name}</Button>
          <ButtonLink tone="plain" to={page}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
