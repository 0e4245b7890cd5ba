import { DecisionPage } from "~/ui/decision-page";
import type { SummarisedForm } from "~/ui/error-summary";
import type { FormField } from "~/ui/form-field";
import { RadioGroup } from "~/ui/radio-group";
import { TextArea } from "~/ui/text-area";
import { useProviderPaths } from "~/use-paths";
import { whenWords } from "../booking-words.rules";
import { FEEDBACK_QUESTIONS, MARK_WORDS } from "../feedback.rules";
import type { BookingView } from "../queries/view-booking.server";

type Props = {
  booking: BookingView;
  formKey: string;
  form: SummarisedForm;
  fields: { useful: FormField; heard: FormField; words: FormField };
};

const MARKS = [5, 4, 3, 2, 1].map((mark) => ({
  value: String(mark),
  label: MARK_WORDS[mark] ?? String(mark),
}));

/** Three questions about a date, a minute to answer. */
export function FeedbackForm({ booking, formKey, form, fields }: Props) {
  const paths = useProviderPaths();
  const { date } = booking;
  const page = paths.booking(booking.id).page();
  return (
    <DecisionPage
      crumbs={[
        { label: "Forums", to: paths.forums() },
        { label: booking.mine ? "Your booking" : booking.name, to: page },
        { label: "Feedback" },
      ]}
      above={`${date.title} · ${whenWords(date, date.now)}`}
      title="How was it?"
      lede={`Three questions. ${date.owner.name} sees all answers together, without names.`}
      whyNot={
        booking.abilities.feedback || form.errors?.length
          ? null
          : "You have told us already, or were not there"
      }
      form={form}
      formKey={formKey}
      version={1}
      button="Send"
      back={{ to: page, words: "Back to the booking" }}
    >
      <RadioGroup field={fields.useful} label={FEEDBACK_QUESTIONS.useful} options={MARKS} />
      <RadioGroup field={fields.heard} label={FEEDBACK_QUESTIONS.heard} options={MARKS} />
      <TextArea
        field={fields.words}
        label="What should be different next time?"
        hint="Do not name children."
        rows={4}
        limit={1_000}
        optional
      />
    </DecisionPage>
  );
}
