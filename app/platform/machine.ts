import { notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

/** For each state the events that it answers to, and the state that each leads to. What is absent is refused. */
export type TransitionTable<S extends string, E extends string> = {
  readonly [state in S]: { readonly [event in E]?: S };
};

export type IllegalMove<S extends string, E extends string> = Extract<Refusal, { kind: "not-now" }> & {
  readonly from: S;
  readonly event: E;
};

export type Machine<S extends string, E extends string> = {
  readonly states: readonly S[];
  /** Where a row may begin; the database takes no other (prisma/row-security/beginnings.test.ts). */
  readonly begins: readonly S[];
  /** The state after the event, or the move that is not in the table. Never throws. */
  next(state: S, event: E): Result<S, IllegalMove<S, E>>;
  /** Whether the event is in the table for this state. */
  allows(state: S, event: E): boolean;
  /** The events that the state answers to, in the order of the table. */
  events(state: S): E[];
  /** The states from which the event may be taken: the `state in (…)` of a conditional write. */
  from(event: E): S[];
  /** Whether nothing leads out of the state. */
  isFinal(state: S): boolean;
  /** Every move, for a test or a drawing. */
  moves(): { from: S; event: E; to: S }[];
};

/**
 * Builds a machine on one literal table, which stays the only place where moves are written down. It begins at the
 * table's first state unless others are named.
 */
export function defineMachine<S extends string, E extends string>(
  table: TransitionTable<S, E>,
  begins?: readonly S[],
): Machine<S, E> {
  const states = Object.keys(table) as S[];
  const target = (state: S, event: E): S | undefined =>
    Object.hasOwn(table, state) && Object.hasOwn(table[state], event) ? table[state][event] : undefined;
  const events = (state: S): E[] => (Object.hasOwn(table, state) ? (Object.keys(table[state]) as E[]) : []);
  return {
    states,
    begins: begins ?? states.slice(0, 1),
    next(state, event) {
      const to = target(state, event);
      return to === undefined ? err({ ...notNow(), from: state, event }) : ok(to);
    },
    allows: (state, event) => target(state, event) !== undefined,
    events,
    from: (event) => states.filter((state) => target(state, event) !== undefined),
    isFinal: (state) => events(state).length === 0,
    moves: () =>
      states.flatMap((from) =>
        events(from).flatMap((event) => {
          const to = target(from, event);
          return to === undefined ? [] : [{ from, event, to }];
        }),
      ),
  };
}
