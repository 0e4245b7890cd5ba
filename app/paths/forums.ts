import { part } from "./part";

/** Papers hang on a date, for those who organise it, who come, and who only read. */
function paperPaths(date: string) {
  return {
    page: () => date,
    paper: (paper: string) => `${date}/papers/${part(paper)}`,
    paperText: (paper: string) => `${date}/papers/${part(paper)}/text`,
  };
}

/** What everybody who signs in has. */
export const forumPaths = (home: string) => ({
  forums: () => `${home}/forums`,
  forumAction: (action: string) => `${home}/forums/actions/${part(action)}`,
});

/** Who organises them. */
export const organisingPaths = (home: string) => ({
  planSeries: () => `${home}/forums/new`,
  series: (series: string) => `${home}/forums/series/${part(series)}`,
  engagement: () => `${home}/forums/engagement`,
  engagementFile: () => `${home}/forums/engagement.csv`,
  blocks: () => `${home}/forums/blocks`,
  forum: (reference: string) => {
    const page = `${home}/forums/${part(reference)}`;
    return {
      ...paperPaths(page),
      agenda: () => `${page}/agenda`,
      badges: () => `${page}/badges`,
      cancel: () => `${page}/cancel`,
      certificates: () => `${page}/certificates`,
      code: () => `${page}/code`,
      attendance: () => `${page}/door`,
      edit: () => `${page}/edit`,
      feedback: () => `${page}/feedback`,
      marks: () => `${page}/marks`,
      minutes: () => `${page}/minutes`,
      publish: () => `${page}/publish`,
    };
  },
});

/** Who books. */
export const bookingPaths = (home: string) => ({
  forum: (reference: string) => {
    const page = `${home}/forums/${part(reference)}`;
    return {
      ...paperPaths(page),
      book: () => `${page}/book`,
      booked: () => `${page}/booked`,
      question: () => `${page}/question`,
      topics: () => `${page}/topics`,
    };
  },
  booking: (booking: string) => {
    const page = `${home}/forums/bookings/${part(booking)}`;
    return {
      page: () => page,
      calendarFile: () => `${page}/calendar.ics`,
      cancel: () => `${page}/cancel`,
      certificate: () => `${page}/certificate`,
      change: () => `${page}/change`,
      feedback: () => `${page}/feedback`,
      move: () => `${page}/move`,
    };
  },
  forumCalendar: () => `${home}/forums/calendar`,
});

/** What anybody reads and uses without signing in. */
export const publicForums = {
  list: () => "/forums",
  forum: (reference: string) => paperPaths(`/forums/${part(reference)}`),
  /** The code that is shown where the forum is held. */
  checkIn: (reference: string, code: string) => `/forums/check-in/${part(reference)}/${part(code)}`,
  calendarFile: (secret: string) => `/forums/calendar/${part(secret)}.ics`,
  pass: (secret: string) => `/forums/pass/${part(secret)}`,
};

export type PaperPaths = Pick<ReturnType<typeof paperPaths>, "page" | "paper" | "paperText">;
