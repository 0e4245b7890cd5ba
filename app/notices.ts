/**
 * What a page says at its top once something has been done: by page, by word. The address holds the word alone
 * (`?done=invited`), so that it says nothing of a child and nobody can write a sentence into it; a page shows its own
 * words and nothing for any other. A new page adds its list here.
 */
const NOTICES = {
  // access
  people: {
    invited: "The invitation is on its way. Its link works for 7 days.",
    asked: "Another admin or the region's hub has been asked to confirm it. Nothing has been sent yet.",
    "partly-changed":
      "Saved. The roles listed under Roles to confirm start once a second person confirms them.",
    confirmed: "Confirmed. The people concerned have been emailed.",
    "not-confirmed": "Not confirmed. The person who asked has been emailed.",
    reset:
      "Their 2-step verification has been reset and they have been signed out. They and their admins have been emailed.",
    changed: "Their roles are changed and count from their next page on.",
    "taken-back": "Invitation cancelled. Its link no longer works.",
    removed: "They have been signed out and cannot come back in. Their open work falls to the duty owner.",
  },
  secondFactor: {
    added: "Added to your account. We have emailed you about it.",
    removed: "Removed from your account. We have emailed you about it.",
  },
  account: {
    details: "Your details are saved.",
    emails: "Your choice of emails is saved.",
    password: "Your password is changed. You have been signed out everywhere else.",
  },
  organisations: { refused: "The invitation is refused. Whoever sent it is told." },
  settings: { saved: "Saved." },
  // authorisations
  authorisations: {
    authorise: "Funding authorised. The broker and the provider have been told.",
    return: "Your question is with the broker.",
    continue: "Funding continued.",
    panel: "Panel decision recorded.",
    refuse: "Funding refused. The broker is told your reason, the provider only that it was refused.",
  },
  deciders: {
    limit: "Limit saved.",
    panel: "Panel saved.",
    named: "Deputy named.",
    ended: "Deputy removed.",
  },
  // payments
  paymentSuppliers: {
    linked: "Supplier linked. The provider can now see what you paid them.",
    unlinked: "Link removed. The provider no longer sees these payments.",
  },
  paymentCalendar: { saved: "Payment calendar saved. Expected payments are being worked out." },
  // market
  statement: {
    started: "Draft started. Write each section, then send it for review.",
    details: "Title and period saved.",
    saved: "Saved.",
    added: "Added at the end of the section.",
    moved: "Moved.",
    removed: "Removed.",
    commented: "Comment added.",
    resolved: "Comment resolved.",
    "sent-to-review": "Sent for review. A colleague can now publish it.",
    returned: "Returned to draft.",
    published: "Published. Anyone can read it now.",
  },
  // referrals
  keeping: { saved: "Saved." },
  referrals: {
    reassigned: "The referral is reassigned. Its new broker has been told.",
  },
  referralPages: {
    begun: { title: "The referral is begun", text: "Fill in its pages in any order. Each saves on its own." },
    copied: {
      title: "Draft referral created",
      text: "Nothing has been sent. Check every page and update what has changed.",
    },
    saved: { title: "What you wrote is saved" },
    "detail-open": { title: "Shortlisted homes can read the fuller detail" },
    writing: { title: "It is a draft again", text: "Go on writing. It goes nowhere until it is checked." },
    reassigned: { title: "The referral is reassigned", text: "The new broker has been told by mail." },
  },
  check: {
    ready: "It is ready to check",
    read: "You have read what is published. Ready to send",
  },
  gate: {
    decided: "Your decisions are saved",
    "kept-out": "It is kept out wherever it stands",
    width: "How it is published is saved",
    agreed: "Your decision is saved",
  },
  // agreements and routing: the board
  referral: {
    sent: "It is sent. Those who answer referrals at each provider are told by mail now.",
    paused: "The search is paused. Everyone who has it is told.",
    resumed: "The search goes on. Everyone who has it is told.",
    "search-on": "The search goes on. Providers read that you are searching.",
    amended: "The change is sent. Everyone who has it sees what changed.",
    withdrawn: "The referral is withdrawn. Everyone who had it is told.",
    closed: "The search is closed. Everyone who had it is told.",
    "fell-through": "The search is open again.",
    "search-again": "The search is open again.",
    reassigned: "Another broker works it now.",
  },
  delivery: {
    "pick-up": "You have picked it up. Your colleagues and the council see that you have it.",
    release: "You have released it. Nobody has it now, and it stays open for all of you.",
    "take-back": "The answer is taken back. The home has not answered yet.",
    "passed-on": "You have passed it on. Your colleague has it and was told by mail.",
    interested: "The council knows that you are interested and has the number to ring.",
    declined: "The council knows that this home declines, and why.",
    offered: "Your offer has gone to the council.",
  },
  deliveries: { retried: "They are told now, if somebody there answers referrals." },
  // offers
  offers: {
    shortlisted: "The offer is on the shortlist. The provider sees it.",
    reserve: "The offer is kept in reserve. The provider sees it.",
    "not-selected": "The offer is not selected. The provider was told by mail and reads the reason.",
  },
  councilOffer: {
    shortlisted: "The offer is on the shortlist. The provider sees it.",
    reserve: "The offer is kept in reserve. The provider sees it.",
    preferred: "The offer is preferred and funding approval requested.",
    "stepped-back": "The offer is back on the shortlist. The provider sees it.",
    answered: "Answer sent. Funding approval is requested again.",
    accepted: "The offer is accepted. Everybody who was asked is told.",
  },
  offer: {
    submitted: "Your offer has gone to the council. The broker was told by mail.",
    amended: "The changed offer has gone to the council. Your earlier versions are kept.",
    confirmed: "The council knows that your offer holds for the latest edition.",
    withdrawn: "The offer is withdrawn. The council knows why.",
    discarded: "The change is deleted. Your offer is as you sent it.",
  },
  offerDraft: { saved: "Saved. Only your organisation sees it until you send it." },
  // agreements
  placement: {
    confirmed: "Saved. The other side is told.",
    corrected: "Corrected. The other side is told.",
    noticed: "Notice is given. The other side is told.",
    ended: "The end is recorded. The other side is told.",
    "end-confirmed": "The end is confirmed.",
    "absence-recorded": "Absence recorded. The other side is told by email.",
    "absence-corrected": "Absence corrected. The other side is told by email.",
    "absence-fee": "Fee for this absence decided. Both sides are told by email.",
    "absence-withdrawn": "Absence withdrawn. The other side is told by email.",
    "change-asked": "Sent to the council. Those who decide on funding are told by email.",
    "change-proposed": "Sent to the provider. It is decided once they agree.",
    "change-agreed": "You have agreed. The council decides on it next.",
    "change-declined": "Declined. The council is told by email.",
    "change-answered": "Answer sent. Those who decide on funding are told by email.",
    "change-withdrawn": "Withdrawn. The other side is told by email.",
    "change-authorise": "Authorised. Both sides are told by email.",
    "change-return": "Question sent. Those who asked are told by email.",
    "change-refuse": "Refused. Both sides are told by email.",
    "end-disputed": "The placement continues. The provider is told.",
  },
  whoPays: {
    saved: "Saved.",
    answered: "Answer recorded.",
    withdrawn: "Withdrawn.",
  },
  // statutory
  statutory: {
    circumstances: "Saved. The steps below follow from it.",
    approve: "Approved.",
    record: "Recorded.",
    withdrawn: "Withdrawn. The step has to be done again.",
  },
  // agreements: what council and provider sign
  agreement: {
    saved: "Saved. The provider sees nothing until you issue it.",
    issued: "Issued. Whoever signs for each side has been emailed.",
    signed: "You have signed it. It is in force once the other side has signed too.",
    "in-force": "You have signed it. Both sides have signed, so it is in force.",
  },
  // releases
  knows: {
    released: "It is released. The person is told by mail that they may look.",
    revoked: "It is revoked. The person sees nothing from now on and is told by mail.",
  },
  documents: {
    added: "Document sent. We are checking it. Reload this page in a moment.",
    confirmed: "Confirmed. We are making the copy that homes get. They can read it in a moment.",
    removed: "Deleted. It can no longer be opened on Homeward.",
  },
  document: {
    describe: "is described",
    pass: "goes as it is",
    "leave-out": "is left out",
  },
  detailGate: {
    saved: "Your text is saved. Check what homes will read before they can",
    waiting: "Your decisions are saved. Homes cannot read it yet",
    agreed: "Your decision is saved",
  },
  // providers
  service: {
    raised: "The alert stands. Councils, the hub and the provider see it from now on.",
    kept: "The alert stays until its next review.",
    ended: "The alert has ended.",
    "end-asked": "A second person must agree. Until then the alert stays.",
    confirmed: "Alert confirmed. It now stops placements by every council.",
  },
  ownServices: {
    declared: "What you told us is saved. Councils see it from now on, and referrals follow it.",
    "declared-unchecked": "What you told us is saved",
  },
  vacancies: {
    changed: "The places are changed and confirmed.",
    confirmed: "All places are confirmed as they stand. Councils see that from now on.",
  },
  confirmations: {
    confirm: "Provider confirmed. It will now get matching referrals. We’re emailing the councils concerned.",
    refuse:
      "Provider refused. Nobody can act for it, and its services can be added again from the register. We’re emailing the councils concerned.",
  },
  // Who was brought on or invited by what name is said by the page.
  owner: {
    "brought-on": "The provider is on Homeward.",
    invited: "The invitation is on its way.",
    sent: "It is sent. They are told by mail.",
    raised: "The alert stands on all of its services. Councils, the hub and the provider see it from now on.",
    kept: "The alert stays until its next review.",
    ended: "The alert has ended.",
    "end-asked": "A second person must agree. Until then the alert stays.",
    confirmed: "Alert confirmed. It now stops placements by every council.",
    address: "The address is confirmed for this owner.",
    added: "The services are on the portal and get referrals from now on.",
  },
  // forums
  forums: {
    planned: "The dates are planned. Nobody else sees them before you publish them.",
  },
  series: {
    listed: "It is on the list.",
    unlisted: "It is off the list. What it has booked stands.",
  },
  forum: {
    planned: "The date is planned. Nobody else sees it before you publish it.",
    published: "The date is published. Who may come sees it now.",
    changed: "Changed. Who has a seat is told where something in their calendar changed.",
    seats: "The seats are changed. Free seats went to those who wait, in order.",
    cancelled: "The date is cancelled. Everybody who had a seat or waited is told.",
    topic: "Saved. What is planned stands on the agenda.",
    answered: "The answer stands with the question. Who sees the date reads it.",
    listed: "It may come now.",
    unlisted: "It may not come any more. What it has booked stands.",
  },
  agenda: {
    saved: "The agenda is saved. Who sees the date reads it.",
    added: "Paper uploaded. We are checking it.",
    removed: "Paper deleted.",
  },
  minutes: {
    saved: "The minutes are saved.",
    published: "The minutes are published, with the decisions. Who sees the date reads them.",
    decisions: "The decisions are saved.",
    added: "The action is written down. Who does it sees it on their home and gets a mail within minutes.",
    settled: "Saved.",
    copied: "The next date has what is still open on its agenda.",
  },
  attendance: {
    kept: "Saved.",
    "not-booked": "That person has no seat any more.",
    "other-mark": "That person is marked otherwise already.",
    full: "All seats are taken. Change how many there are, then add them.",
    "booked-already": "That person has a booking: mark that one.",
  },
  blocks: {
    blocked: "Its bookings are not taken any more. What it has booked stands until somebody cancels it.",
    unblocked: "Its bookings are taken again.",
  },
  booking: {
    accept: "The seat is taken. A mail with the file for the calendar is on its way.",
    restore: "It stands again. A mail is on its way.",
    changed: "The answers are saved. The organiser reads them.",
    cancelled: "It is cancelled. The seat goes to the next in line.",
    moved: "It is moved to this date. Two mails tell the calendar.",
    feedback: "Your answers are with the organiser.",
  },
  topics: {
    proposed: "Your topic is in the list, with your vote.",
    voted: "Your vote counts.",
    back: "Your vote is taken back.",
  },
  forumAction: { saved: "Saved." },
  bookableForum: { asked: "Your question is in the list, without your name." },
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
