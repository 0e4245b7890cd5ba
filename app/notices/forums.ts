export const forumsNotices = {
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
