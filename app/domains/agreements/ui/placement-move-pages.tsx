import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { keptVersion } from "~/platform/forms/kept-version";
import { DateField } from "~/ui/date-field";
import { DecisionPage, type DecisionPageProps } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { useSidePaths } from "~/use-paths";
import { endReasonGroups } from "../placement/end-reasons.options";
import type {
  confirmEndSchema,
  disputeEndSchema,
  disputeStartSchema,
  endSchema,
  moveInSchema,
  noticeSchema,
} from "../placement/placement.schema";
import { daysOfNotice, LATE_AFTER_DAYS } from "../placement/placement-dates.rules";
import type { NoticeMove } from "../queries/view-notice.server";
import type { PlacementMove } from "../queries/view-placement-move.server";

export type MovePageProps = {
  move: PlacementMove;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** "the council" for a provider, and the other way round. */
export const otherSide = (move: PlacementMove) =>
  (move.side === "council" ? move.provider : move.council).name;
const readBy = (move: PlacementMove) => `${otherSide(move)} reads this. No names of children or family.`;

/** One side says on which day the child moved in, or corrects it. */
export function MoveInPage({ move, formKey, lastResult }: MovePageProps) {
  const own = move.said[move.side];
  const other = move.said[move.side === "council" ? "provider" : "council"];
  const begins = own?.day ?? other?.day ?? (move.plannedStart <= move.today ? move.plannedStart : move.today);
  const [form, fields] = useFormOf<typeof moveInSchema>({
    id: "move-in",
    lastResult,
    defaultValue: { movedIn: begins },
  });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here={own ? "Correct the day" : "Confirm the move"}
      title={own ? "Correct the day the child moved in" : "Confirm that the child moved in"}
      consequences={[
        other
          ? `${otherSide(move)} has confirmed ${other.words}.`
          : `Planned start: ${dayWords(move.plannedStart)}.`,
        `${otherSide(move)} is told by email. If the two days differ, both sides see it until one corrects theirs.`,
      ]}
      button={own ? "Save the corrected day" : "Confirm the move"}
    >
      <DateField field={fields.movedIn} label="Day the child moved in" hint="For example, 27 3 2026" />
      <TextArea
        field={fields.why}
        label={own ? "Why it is corrected" : "Why it is confirmed late"}
        hint={`Needed if the day is more than ${LATE_AFTER_DAYS} days ago. ${readBy(move)}`}
        optional
        rows={3}
        limit={500}
      />
    </MovePage>
  );
}

/** Either side gives notice. */
export function NoticePage({ move, formKey, lastResult }: MovePageProps & { move: NoticeMove }) {
  const [form, fields] = useFormOf<typeof noticeSchema>({
    id: "notice",
    lastResult,
    defaultValue: { lastNight: move.due.lastNight },
  });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="Give notice"
      title="Give notice"
      lede="If the child has already left, record the end instead."
      consequences={[
        `${otherSide(move)} is told by email at once.`,
        "The placement continues until its end is recorded.",
        "Notice cannot be withdrawn or changed.",
      ]}
      button="Give notice"
      dangerous
    >
      <DateField field={fields.lastNight} label="Last night" hint={dueHint(move.due)} />
      <TextArea
        field={fields.short}
        label={`Why the notice is shorter than ${daysOfNotice(move.due.days)}`}
        hint={readBy(move)}
        optional
        rows={3}
        limit={500}
      />
      <Select field={fields.reason} label="Reason" options={endReasonGroups()} />
      <TextArea field={fields.note} label="Note" hint={readBy(move)} optional rows={4} limit={1_000} />
    </MovePage>
  );
}

/** "Agreement IPA-7K3M9Q asks for 14 days’ notice: Sunday 13 December 2026." */
function dueHint({ days, lastNight, inTrial, agreement }: NoticeMove["due"]): string {
  if (agreement === null) return `${daysOfNotice(days)} from today is ${dayWords(lastNight)}.`;
  const period = inTrial ? " in the trial period" : "";
  return days === 0
    ? `Agreement ${agreement} asks for no notice${period}.`
    : `Agreement ${agreement} asks for ${daysOfNotice(days)} of notice${period}: ${dayWords(lastNight)}.`;
}

/** Either side records that the child has left. */
export function EndPage({ move, formKey, lastResult }: MovePageProps) {
  const night = move.noticeLastNight;
  const [form, fields] = useFormOf<typeof endSchema>({
    id: "end",
    lastResult,
    defaultValue: { lastNight: night !== null && night <= move.today ? night : undefined },
  });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="Record the end"
      title="Record the end of the placement"
      lede={
        night === null
          ? "No notice was given: this records an immediate end."
          : `Notice was given for ${dayWords(night)}.`
      }
      consequences={[
        `${otherSide(move)} is told by email at once.`,
        move.side === "council"
          ? "The end cannot be undone or changed."
          : `You cannot undo or change the end. ${move.council.name} can say that the child has not left.`,
        "Information released about the child to people at this home is closed.",
        "Vacancies do not change. The registered manager updates them.",
      ]}
      button="Record the end"
      dangerous
    >
      <DateField
        field={fields.lastNight}
        label="Last night the child slept there"
        hint="For example, 27 3 2026"
      />
      <Select field={fields.reason} label="Reason it ended" options={endReasonGroups()} />
      <TextArea field={fields.note} label="Note" hint={readBy(move)} optional rows={4} limit={1_000} />
    </MovePage>
  );
}

/** The council confirms an end that the provider recorded. */
export function ConfirmEndPage({ move, formKey, lastResult }: MovePageProps) {
  const [form] = useFormOf<typeof confirmEndSchema>({ id: "confirm-end", lastResult });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="Confirm the end"
      title="Confirm that the placement has ended"
      lede={
        move.end
          ? `${move.provider.name} says the last night was ${move.end.lastNight}. Reason: ${move.end.reason}.`
          : undefined
      }
      consequences={[
        "The referral ends once every placement that came of it has ended.",
        "If the child has not left, do not confirm. Go back and choose “Dispute the end”.",
        `If the child has left but the last night or the reason is wrong, do not confirm. Contact ${move.provider.name} to agree what to record.`,
      ]}
      button="Confirm the end"
    >
      {null}
    </MovePage>
  );
}

/** The council says that the child has not moved in, although the provider said so. */
export function DisputeStartPage({ move, formKey, lastResult }: MovePageProps) {
  const [form, fields] = useFormOf<typeof disputeStartSchema>({ id: "dispute-start", lastResult });
  const { provider } = move.said;
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="The child has not moved in"
      title="The child has not moved in"
      lede={provider ? `${move.provider.name} says the child moved in on ${provider.words}.` : undefined}
      consequences={[
        "The placement is planned again. The day that the provider confirmed stays in the history.",
        `${move.provider.name} is told by email at once.`,
        "If the placement will not happen, record that it fell through on the referral afterwards.",
      ]}
      button="Say that the child has not moved in"
    >
      <TextArea
        field={fields.reason}
        label="Why you think the child has not moved in"
        hint={readBy(move)}
        rows={4}
        limit={1_000}
      />
    </MovePage>
  );
}

/** The council says that the child has not left, although the provider recorded the end. */
export function DisputeEndPage({ move, formKey, lastResult }: MovePageProps) {
  const [form, fields] = useFormOf<typeof disputeEndSchema>({ id: "dispute-end", lastResult });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="Dispute the end"
      title="Dispute the end"
      lede={
        move.end
          ? `${move.provider.name} says the last night was ${move.end.lastNight}. Reason: ${move.end.reason}.`
          : undefined
      }
      consequences={[
        "The placement and its agreement continue as before. The date and reason that the provider recorded stay in the history; its note does not.",
        `${move.provider.name} is told by email at once.`,
        "Access to the child’s details stays closed. Release them again to the people who need them.",
      ]}
      button="Dispute the end and continue the placement"
    >
      <TextArea
        field={fields.reason}
        label="Why you think the child has not left"
        hint={readBy(move)}
        rows={4}
        limit={1_000}
      />
    </MovePage>
  );
}

type Frame = Pick<
  DecisionPageProps,
  "form" | "title" | "lede" | "consequences" | "button" | "dangerous" | "before"
> &
  MovePageProps & {
    here: string;
    /** Of the row that is changed, where that is not the placement's. */
    version?: number;
    children: ReactNode;
  };

/** One decision on a placement, with the way back to it. */
export function MovePage({ move, lastResult, here, version, children, ...page }: Frame) {
  const paths = useSidePaths();
  const to = paths.placement(move.reference).page();
  return (
    <DecisionPage
      {...page}
      crumbs={[
        { label: "Placements", to: paths.placements() },
        { label: move.reference, to },
        { label: here },
      ]}
      above={`${move.child} at ${move.service} · ${move.reference}`}
      whyNot={move.whyNot}
      version={keptVersion(lastResult, version ?? move.version)}
      back={{ to, words: "Cancel" }}
    >
      {children}
    </DecisionPage>
  );
}
