import type { AgreementState } from "./agreement.machine";
import type { AgreementSide } from "./agreement.policy";

/** The views of the list of agreements. A provider has none to write. */
export const AGREEMENT_TABS = {
  council: ["to-write", "to-sign", "in-force", "ended"],
  provider: ["to-sign", "in-force", "ended"],
} as const satisfies Record<AgreementSide, readonly string[]>;

export type AgreementTab = (typeof AGREEMENT_TABS)["council"][number];

export const TAB_STATES: Readonly<Record<AgreementTab, AgreementState>> = {
  "to-write": "draft",
  "to-sign": "issued",
  "in-force": "in-force",
  ended: "ended",
};

export const TAB_WORDS: Readonly<Record<AgreementTab, { label: string; empty: string; words: string }>> = {
  "to-write": {
    label: "To write",
    empty: "No agreements to write",
    words: "A child appears here when an offer is accepted for them.",
  },
  "to-sign": {
    label: "Waiting for signatures",
    empty: "No agreements waiting for signatures",
    words: "An agreement appears here when the council issues it, until both sides have signed.",
  },
  "in-force": {
    label: "In force",
    empty: "No agreements in force",
    words: "An agreement is in force once both sides have signed it.",
  },
  ended: {
    label: "Ended",
    empty: "No ended agreements",
    words: "An agreement ends with its placement, or when the placement falls through.",
  },
};

/** Which view an address asks for; the one that waits for signatures where it names none of this side's. */
export function agreementTab(side: AgreementSide, show: string | null): AgreementTab {
  const tabs: readonly AgreementTab[] = AGREEMENT_TABS[side];
  return tabs.find((tab) => tab === show) ?? "to-sign";
}
