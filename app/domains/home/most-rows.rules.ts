/** More than anybody does in a day. Where there are so many, a home says that it lists no more. */
export const MOST_ROWS = 100;
