import { sectionLabel } from "~/domains/referrals/referral-sections.options";

/** Why a service declines, in the field's own list. `detail` reasons ask for more in words. */
export const DECLINE_REASONS = {
  "no-vacancy": { label: "No vacancy", detail: false },
  "none-at-that-date": { label: "No vacancy at that date", detail: false },
  match: { label: "Poor match with children living here", detail: false },
  risk: { label: "Risk to or from others", detail: false },
  staffing: { label: "Staffing", detail: false },
  registration: { label: "Outside our registration or statement of purpose", detail: false },
  distance: { label: "Distance or area", detail: false },
  suspended: { label: "We are suspended", detail: false },
  works: { label: "Works in the building", detail: false },
  "no-carers": { label: "No matching carers", detail: false },
  fee: { label: "Fee or contract", detail: false },
  incomplete: { label: "The referral is incomplete", detail: true },
  other: { label: "Another reason", detail: true },
} as const satisfies Record<string, { label: string; detail: boolean }>;

export type DeclineReason = keyof typeof DECLINE_REASONS;

/** Whether a stored or sent text is a decline reason. */
export function isDeclineReason(text: string): text is DeclineReason {
  return Object.hasOwn(DECLINE_REASONS, text);
}

/** The reason within a sentence: "no vacancy"; of an incomplete referral with the section. */
export function declineLabel(reason: string | null, section: string | null = null): string {
  if (!reason || !isDeclineReason(reason)) return "no reason given";
  const label = DECLINE_REASONS[reason].label.toLowerCase();
  return section ? `${label} (${sectionLabel(section).toLowerCase()})` : label;
}
