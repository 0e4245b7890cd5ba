import { accessNotices } from "./notices/access";
import { agreementsNotices } from "./notices/agreements";
import { arrivalsNotices } from "./notices/arrivals";
import { authorisationsNotices } from "./notices/authorisations";
import { documentsNotices } from "./notices/documents";
import { feedbackNotices } from "./notices/feedback";
import { forumsNotices } from "./notices/forums";
import { issuesNotices } from "./notices/issues";
import { marketNotices } from "./notices/market";
import { offersNotices } from "./notices/offers";
import { paymentsNotices } from "./notices/payments";
import { prioritiesNotices } from "./notices/priorities";
import { providersNotices } from "./notices/providers";
import { recordsNotices } from "./notices/records";
import { referralsNotices } from "./notices/referrals";
import { releasesNotices } from "./notices/releases";
import { routingNotices } from "./notices/routing";
import { statutoryNotices } from "./notices/statutory";

/**
 * What a page says at its top once something has been done: by page, by word. The address holds the word alone
 * (`?done=invited`), so that it says nothing of a child and nobody can write a sentence into it; a page shows its own
 * words and nothing for any other. The lists of a domain's pages are its file in `notices/`: a new page adds its list
 * there, a new domain its file and a line here.
 */
const NOTICES = {
  ...accessNotices,
  ...authorisationsNotices,
  ...paymentsNotices,
  ...marketNotices,
  ...referralsNotices,
  ...routingNotices,
  ...offersNotices,
  ...agreementsNotices,
  ...statutoryNotices,
  ...arrivalsNotices,
  ...feedbackNotices,
  ...documentsNotices,
  ...issuesNotices,
  ...recordsNotices,
  ...releasesNotices,
  ...providersNotices,
  ...prioritiesNotices,
  ...forumsNotices,
} as const;

type Notices = typeof NOTICES;
export type NoticePage = keyof Notices;
/** A word of a page's list. */
export type NoticeWord<Page extends NoticePage> = keyof Notices[Page] & string;
/** A sentence; on the pages of a referral a title, and where there is more to say a text. */
type Notice<Page extends NoticePage> = Page extends "referralPages"
  ? { title: string; text?: string }
  : string;

/** The address of a page with what it is to say: for going there, and as the outcome that a replay is led to. */
export function withNotice<Page extends NoticePage>(
  path: string,
  _page: Page,
  word: NoticeWord<Page>,
): string {
  const [before = "", ...anchor] = path.split("#");
  const query = `${before.includes("?") ? "&" : "?"}done=${word}`;
  return [before + query, ...anchor].join("#");
}

/** What the page says for a word of its address; nothing for a word that is none of its own. */
export function noticeOf<Page extends NoticePage>(
  page: Page,
  word: string | null | undefined,
): Notice<Page> | undefined {
  if (word === null || word === undefined) return undefined;
  const words: object = NOTICES[page];
  return Object.hasOwn(words, word) ? (words as Record<string, Notice<Page>>)[word] : undefined;
}
