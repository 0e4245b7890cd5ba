import type { Example, Route } from "./example.ts";
import type { ForumFixtures } from "./provider-forum-fixtures.ts";

const OLIVIA = "Olivia Marsden";

/** The part of `addresses.ts` that a provider's person has of forums, and the links of their mails. */
export function providerForumRoutes(t: ForumFixtures): Record<string, Route> {
  const p = "/provider/ashgrove-care/forums";
  const olivia = (...paths: string[]): Example[] => paths.map((path) => ({ who: OLIVIA, path: p + path }));
  const presses = (path: string, refuses: Example["refuses"]): Example => ({
    who: OLIVIA,
    path: p + path,
    refuses,
  });
  const [booked = "", offered = "", waiting = ""] = t.passes;
  const forAll =
    "a date that is for all is every provider's; those of a list are in prisma/row-security/forums.test.ts";
  const link = "the secret in the mail is the key";
  return {
    "forums_.calendar.$file": {
      examples: [],
      open: "no page: a file, and the secret in its address is the key",
    },
    "forums_.pass.$secret": {
      examples: [
        { path: "/forums/pass/never-sent" },
        ...[booked, offered, waiting].map((secret) => ({
          path: `/forums/pass/${secret}`,
          refuses: "each press does what it says, or says why not",
        })),
      ],
      open: link,
    },
    "provider.$slug.forums._index": { examples: olivia("", "?show=ours", "?show=past") },
    "provider.$slug.forums_.$date._index": {
      examples: [
        ...olivia(`/${t.full}`, `/${t.open}`, `/${t.cancelled}`, `/${t.listed}`),
        presses(`/${t.over}`, "it books the next date in one press"),
      ],
      open: forAll,
    },
    "provider.$slug.forums_.$date.book": {
      examples: olivia(`/${t.open}/book`, `/${t.full}/book`),
      open: forAll,
    },
    "provider.$slug.forums_.$date.booked": { examples: olivia(`/${t.listed}/booked`) },
    "provider.$slug.forums_.$date.papers.$paper": { examples: [], open: "no page: a file" },
    "provider.$slug.forums_.$date.papers.$paper_.text": {
      examples: olivia(`/${t.open}/papers/${t.paper}/text`),
      open: forAll,
    },
    "provider.$slug.forums_.$date.question": { examples: olivia(`/${t.listed}/question`) },
    "provider.$slug.forums_.$date.topics": {
      examples: [presses(`/${t.full}/topics`, { press: "Propose it" })],
      open: forAll,
    },
    "provider.$slug.forums_.bookings.$booking._index": {
      examples: [
        ...olivia(`/bookings/${t.booked}`, `/bookings/${t.waiting}`),
        presses(`/bookings/${t.offered}`, "it takes the seat"),
        presses(`/bookings/${t.attended}`, "it books the next date in one press"),
      ],
    },
    "provider.$slug.forums_.bookings.$booking.calendar[.]ics": { examples: [], open: "no page: a file" },
    "provider.$slug.forums_.bookings.$booking.cancel": {
      examples: [presses(`/bookings/${t.waiting}/cancel`, "it cancels, whatever was seen before")],
    },
    "provider.$slug.forums_.bookings.$booking.certificate": {
      examples: olivia(`/bookings/${t.attended}/certificate`),
    },
    "provider.$slug.forums_.bookings.$booking.change": {
      examples: [presses(`/bookings/${t.booked}/change`, "nothing needed is an answer, too")],
    },
    "provider.$slug.forums_.bookings.$booking.feedback": {
      examples: olivia(`/bookings/${t.attended}/feedback`),
    },
    "provider.$slug.forums_.bookings.$booking.move": { examples: olivia(`/bookings/${t.booked}/move`) },
    "provider.$slug.forums_.calendar": { examples: [presses("/calendar", "it shows the address")] },
  };
}
