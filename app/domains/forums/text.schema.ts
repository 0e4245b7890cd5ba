import { optionalText, text } from "~/platform/forms/fields.schema";

/** Said of a text of a forum's forms that is too long. */
export const atMost = (max: number) => `Write at most ${max.toLocaleString("en-GB")} characters`;

/** A text that must be there; `missing` says what to write. */
export const words = (max: number, missing: string) => text({ max, missing, long: atMost(max) });

/** A text that may be left out: undefined then. */
export const optionalWords = (max: number) => optionalText({ max, long: atMost(max) });
