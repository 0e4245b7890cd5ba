import { part } from "./part";

/** The market position statement of a council or the region while it is written. */
export const statementPaths = (home: string) => ({
  statements: () => `${home}/statements`,
  startStatement: () => `${home}/statements/new`,
  statement: (number: string | number) => {
    const page = `${home}/statements/${part(String(number))}`;
    return {
      page: () => page,
      details: () => `${page}/details`,
      preview: () => `${page}/preview`,
      move: (event: string) => `${page}/move/${part(event)}`,
      publish: () => `${page}/publish`,
      addBlock: (section: string, kind: string) =>
        `${page}/blocks/new?section=${part(section)}&kind=${part(kind)}`,
      block: (id: string) => `${page}/blocks/${part(id)}`,
      removeBlock: (id: string) => `${page}/blocks/${part(id)}/remove`,
    };
  },
});

/** Where a council says how far it is with what it has published that it intends to commission. */
export const intentionPaths = (home: string) => ({
  intentionStatus: (number: string | number, key: string) =>
    `${home}/statements/${part(String(number))}/intentions/${part(key)}`,
});

export type InterestStepOfPath = "answer" | "write" | "withdraw";

/** A provider's interest in what councils intend to commission: both sides have these, each of its own. */
export const interestPaths = (home: string) => ({
  interests: () => `${home}/interests`,
  interest: (id: string) => {
    const page = `${home}/interests/${part(id)}`;
    return { page: () => page, step: (step: InterestStepOfPath) => `${page}/${step}` };
  },
});

/** The same, and where a provider says that it is interested. */
export const providerInterestPaths = (home: string) => ({
  ...interestPaths(home),
  submitInterest: (council: string, key: string) => `${home}/interests/new/${part(council)}/${part(key)}`,
});

/** What anybody reads of it once it is published, without signing in. */
export const publicStatements = {
  list: () => "/statements",
  council: (slug: string) => `/statements/${part(slug)}`,
  interested: (slug: string, key: string) => `/statements/${part(slug)}/interested/${part(key)}`,
  subscribe: (slug: string) => `/statements/${part(slug)}/subscribe`,
  feed: (slug: string) => `/statements/${part(slug)}/feed.atom`,
  version: (slug: string, number: string | number) => `/statements/${part(slug)}/${part(String(number))}`,
  json: (slug: string, number: string | number) =>
    `/statements/${part(slug)}/${part(String(number))}/statement.json`,
  pdf: (slug: string, number: string | number) =>
    `/statements/${part(slug)}/${part(String(number))}/statement.pdf`,
  csv: (slug: string, number: string | number) =>
    `/statements/${part(slug)}/${part(String(number))}/data.csv`,
};
