import { optionsOf } from "~/platform/forms/options";
import { DateField } from "~/ui/date-field";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import type { PlacementReviews } from "../queries/read-reviews.server";
import type { reviewDateSchema, reviewOutcomeSchema } from "../reviews/review.schema";
import { REVIEW_OUTCOMES } from "../reviews/review-outcomes.options";
import { MovePage, type MovePageProps } from "./placement-move-pages";

type Props = MovePageProps & { reviews: PlacementReviews };

/** The council enters when the next review is. */
export function ReviewDatePage({ move, reviews, formKey, lastResult }: Props) {
  const [form, fields] = useFormOf<typeof reviewDateSchema>({
    id: "review-date",
    lastResult,
    defaultValue: { on: reviews.next?.on },
  });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="Date of the next review"
      title="Date of the next statutory review"
      lede={reviews.next ? `${reviews.next.words}.` : undefined}
      consequences={[
        "It is shown on this placement and in your council’s list of placements. The provider does not see it.",
        "Your case system decides when a review is due. Nothing is worked out here.",
      ]}
      button="Save the date"
      version={reviews.version}
    >
      <DateField field={fields.on} label="Date of the review" hint="For example, 27 3 2026" />
    </MovePage>
  );
}

/** The council records what came of a review. */
export function ReviewOutcomePage({ move, reviews, formKey, lastResult }: Props) {
  const [form, fields] = useFormOf<typeof reviewOutcomeSchema>({
    id: "review-outcome",
    lastResult,
    defaultValue: { heldOn: reviews.next?.overdue ? reviews.next.on : undefined },
  });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="Record a review"
      title="Record a statutory review"
      lede={reviews.next ? `${reviews.next.words}.` : undefined}
      consequences={[
        "Only your council reads it. The minutes stay in your case system.",
        "It changes nothing else: request changes, give notice or search again from the placement.",
      ]}
      button="Record the review"
      version={reviews.version}
    >
      <DateField field={fields.heldOn} label="Day it was held" hint="For example, 27 3 2026" />
      <RadioGroup field={fields.outcome} label="What was decided" options={optionsOf(REVIEW_OUTCOMES)} />
      <TextArea
        field={fields.note}
        label="Note"
        hint="Colleagues without access to names read this. No names of children or family."
        optional
        rows={4}
        limit={1_000}
      />
      <DateField
        field={fields.nextOn}
        label="Date of the next review"
        hint="Leave blank if it is not known yet."
        optional
      />
    </MovePage>
  );
}
