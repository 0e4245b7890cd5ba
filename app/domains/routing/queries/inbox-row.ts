import type { DeliveryState } from "~/domains/routing/delivery.machine";

/** One row of the inbox: a delivery as its organisation sees it, with what this person has read of it. */
export type InboxRow = {
  id: string;
  reference: string;
  council: string;
  headline: string;
  summary: string;
  reason: string;
  state: DeliveryState;
  searchState: string;
  searchReason: string | null;
  neededBy: string | null;
  answerBy: Date;
  closedAt: Date | null;
  /** "unread" by me, "changed" since I read it, or read. */
  read: "unread" | "changed" | "read";
  /** How many colleagues (not me) have opened it. */
  openedByOthers: number;
  pickedUpBy: { name: string; me: boolean } | null;
  services: { name: string; answer: string }[];
  /** What the newest edition changed, for somebody who has read an earlier one. */
  changes: { label: string; from: string; to: string }[];
};

const INBOX_TABS = ["open", "answered", "closed"] as const;
export type InboxTab = (typeof INBOX_TABS)[number];

export function inboxTabOf(text: string | null): InboxTab {
  return INBOX_TABS.find((tab) => tab === text) ?? "open";
}
