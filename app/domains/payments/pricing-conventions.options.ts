/**
 * How a council turns nights into pence. Keys are stored. Of the bills of one council's fostering agencies, sent for months
 * of 30 and of 31 days, the weekly share explains 87 in 100, whole weeks 74 and a rounded daily rate 60: none is wrong.
 */
export const PRICING_CONVENTIONS = {
  "weekly-share": {
    label: "Weekly fee × nights ÷ 7, rounded once",
    hint: "£795 a week for 30 nights is £3,407.14",
  },
  "whole-weeks": {
    label: "Whole weeks, then the nights left at a daily rate rounded to the penny",
    hint: "£795 a week for 30 nights is £3,407.14",
  },
  "daily-rate": {
    label: "A daily rate rounded to the penny × nights",
    hint: "£795 a week for 30 nights is £3,407.10",
  },
  "running-total": {
    label: "Weekly fee × all nights so far ÷ 7, less what earlier periods came to",
    hint: "The periods of a fee add up to the penny",
  },
} as const;

export type PricingConvention = keyof typeof PRICING_CONVENTIONS;
