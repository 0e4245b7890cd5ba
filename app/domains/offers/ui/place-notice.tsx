import { dayAndTime } from "~/platform/time";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { DateField } from "~/ui/date-field";
import { HiddenField } from "~/ui/hidden-field";
import { NumberField } from "~/ui/number-field";
import { RadioGroup } from "~/ui/radio-group";
import type { FieldsOf } from "~/ui/schema-form";
import type { sendOfferSchema } from "../offer-move.schema";
import type { PromisedPlace } from "../place.rules";
import type { PromisedBeside } from "../queries/view-offer-draft.server";

/** For the council: what else is promised of the place, a sentence each; never whose it is. `decides`: the broker calls, not they. */
export function PlaceNotice({ words, decides }: { words: readonly string[]; decides?: boolean }) {
  const [title, ...more] = words;
  if (!title) return null;
  return (
    <Banner tone="soon" title={title}>
      {more.map((sentence) => (
        <p key={sentence}>{sentence}.</p>
      ))}
      <p>
        The provider is holding this place for another child, or has given it to one.{" "}
        {decides
          ? "The broker has to call the provider about it before accepting the offer."
          : "Call the provider before you rely on it."}
      </p>
    </Banner>
  );
}

/** For the provider, on an offer that it has sent. */
export function OwnPlaceNotice(props: { promised: PromisedPlace | null; now: Date; vacancies: string }) {
  const { promised, now } = props;
  if (!promised) return null;
  return (
    <Banner tone="soon" title={ownWords(promised, now)}>
      <p>
        The council can see this, but not who it is for. If you have another place, confirm your vacancies. If
        not, withdraw this offer.
      </p>
      <ButtonLink tone="plain" to={props.vacancies}>
        Confirm vacancies
      </ButtonLink>
    </Banner>
  );
}

function ownWords({ heldUntil, taken }: PromisedPlace, now: Date): string {
  if (taken === "taken") return "You have given this place to another child";
  if (taken === "perhaps") return "Another child is due to move into this home";
  return heldUntil
    ? `You hold this place for another referral until ${dayAndTime(heldUntil, now)}`
    : "You have offered this place for another child";
}

/** Before an offer is sent whose place is promised to another child: is it the same place? */
export function WhichPlace(props: {
  fields: FieldsOf<typeof sendOfferSchema>;
  promised: PromisedBeside;
  service: string;
  council: string;
  now: Date;
}) {
  const { fields, promised, council, now } = props;
  return (
    <>
      <Banner tone="soon" title={ownWords(promised, now)}>
        <p>
          {promised.told === null
            ? `You have not told us how many places are free in ${props.service}.`
            : `You told us of ${props.service}: ${promised.told}.`}
        </p>
      </Banner>
      <HiddenField name={fields.vacancies.name} value={promised.vacancies} />
      <RadioGroup
        field={fields.place}
        label="Is this the same place?"
        options={[
          {
            value: "same",
            label: "Yes, the same place",
            hint: `${council} and any other council you have offered it to will see that it is held and until when, but not who for.`,
          },
          {
            value: "another",
            label: "No, another place",
            reveal: (
              <>
                <NumberField
                  field={fields.places}
                  label="How many places are free?"
                  hint={`Count those you are holding for other referrals.${promised.needed ? ` These offers need ${promised.needed}.` : ""} This confirms your vacancies.`}
                />
                <DateField
                  field={fields.freeFrom}
                  label="Free from"
                  optional
                  hint="Leave empty if they are free now."
                />
              </>
            ),
          },
        ]}
      />
    </>
  );
}
