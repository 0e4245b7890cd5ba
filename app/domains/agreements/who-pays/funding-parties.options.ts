import { labelOf } from "~/platform/forms/options";

/** Who pays for a placement besides, or with, the placing council's social care. Keys are stored. */
export const FUNDING_PARTIES = {
  "social-care": { label: "Social care" },
  education: { label: "Education" },
  health: { label: "Health" },
} as const;

export type FundingParty = keyof typeof FUNDING_PARTIES;

/** In the order in which forms and pages have them. */
export const PARTIES = Object.keys(FUNDING_PARTIES) as [FundingParty, ...FundingParty[]];

/**
 * The integrated care boards of the West Midlands, one of which is the health party: codes and names of the Office for
 * National Statistics, "Integrated Care Boards (April 2023) Names and Codes in England", unchanged in the boards' list of
 * 2026. `prisma/sql/agreements/funding.sql` takes no other. Keys are stored.
 */
export const BOARDS = {
  E54000055: { label: "NHS Birmingham and Solihull ICB" },
  E54000062: { label: "NHS Black Country ICB" },
  E54000018: { label: "NHS Coventry and Warwickshire ICB" },
  E54000019: { label: "NHS Herefordshire and Worcestershire ICB" },
  E54000011: { label: "NHS Shropshire, Telford and Wrekin ICB" },
  E54000010: { label: "NHS Staffordshire and Stoke-on-Trent ICB" },
} as const;

export type BoardCode = keyof typeof BOARDS;

export const BOARD_CODES = Object.keys(BOARDS) as [BoardCode, ...BoardCode[]];

/** The board by name; a code that is no longer known stays itself. */
export function boardName(code: string): string {
  return labelOf(BOARDS, code);
}
