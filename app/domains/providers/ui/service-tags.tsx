import { Tag } from "~/ui/tag";
import { gradeName, isPoorGrade } from "../grades.rules";
import { statusName } from "../registration.rules";

/** The registration in a word: only "Active" needs no attention. */
export function StatusTag({ status }: { status: string }) {
  const tone = status === "active" ? "good" : status === "closed" ? "plain" : "now";
  return <Tag tone={tone}>{statusName(status)}</Tag>;
}

/** The grade in its words. Not yet inspected is no bad grade, so it has no colour. */
export function GradeTag({ grade }: { grade: string | null }) {
  return <Tag tone={toneOf(grade)}>{gradeName(grade)}</Tag>;
}

/** Alerts in a word each: red for those that stop new placements. */
export function AlertTags({ alerts }: { alerts: readonly { id: string; name: string; stops: boolean }[] }) {
  return (
    <>
      {alerts.map((alert) => (
        <Tag key={alert.id} tone={alert.stops ? "now" : "soon"}>{`Alert: ${alert.name}`}</Tag>
      ))}
    </>
  );
}

function toneOf(grade: string | null) {
  if (grade === null) return "plain";
  if (isPoorGrade(grade)) return "now";
  if (grade === "requires-improvement" || grade === "inconsistent") return "soon";
  return "good";
}
