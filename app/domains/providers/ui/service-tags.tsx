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

function toneOf(grade: string | null) {
  if (grade === null) return "plain";
  if (isPoorGrade(grade)) return "now";
  if (grade === "requires-improvement" || grade === "inconsistent") return "soon";
  return "good";
}
