/** How many statements keep a prepared plan; each costs memory in every connection. */
const mostNames = 500;
const mostOnce = 2_000;

/**
 * Names for prepared statements by their text. A text is named when it is seen for the second time, so that
 * queries of ever-changing shape (lists of differing length) do not use the names up; an empty name means
 * "not prepared". A name is never given to another text.
 */
export function statementNames(): (sql: string) => string {
  const names = new Map<string, string>();
  let once = new Set<string>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= mostNames) return "";
    if (!once.has(sql)) {
      if (once.size >= mostOnce) once = new Set();
      once.add(sql);
      return "";
    }
    const name = `p${names.size}`;
    names.set(sql, name);
    once.delete(sql);
    return name;
  };
}
