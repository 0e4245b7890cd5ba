import { useCallback, useEffect, useRef, useState } from "react";
import { type Answered, addMark, afterAnswer, type KeptMark, readKept } from "../offline-queue.rules";

/** How long until a mark that could not be sent is tried again. */
const AGAIN = 5_000;

export type CheckIn = {
  /** Whether the script runs: before that the forms are plain. */
  ready: boolean;
  kept: KeptMark[];
  connected: boolean;
  signedOut: boolean;
  /** What the portal has answered for, by the key of the mark. */
  answers: { mark: KeptMark; outcome: string }[];
  add(mark: KeptMark): void;
};

/**
 * Marks of this device: written to its own storage with the press, sent when there is a connection, forgotten when the
 * portal has answered. A mark that is sent twice has the same key and counts once.
 *
 * @param store where they are kept, one for each date and person
 * @param to the address that takes them
 */
export function useCheckIn(store: string, to: string): CheckIn {
  const [ready, setReady] = useState(false);
  const [kept, setKept] = useState<KeptMark[]>([]);
  const [connected, setConnected] = useState(true);
  const [signedOut, setSignedOut] = useState(false);
  const [answers, setAnswers] = useState<CheckIn["answers"]>([]);
  const sending = useRef(false);

  useEffect(() => {
    setKept(readKept(window.localStorage.getItem(store)));
    setConnected(window.navigator.onLine);
    setReady(true);
    const on = () => setConnected(true);
    const off = () => setConnected(false);
    window.addEventListener("online", on);
    window.addEventListener("offline", off);
    return () => {
      window.removeEventListener("online", on);
      window.removeEventListener("offline", off);
    };
  }, [store]);

  const send = useCallback(async () => {
    const marks = readKept(window.localStorage.getItem(store));
    if (marks.length === 0 || sending.current) return;
    sending.current = true;
    try {
      const response = await fetch(to, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ marks: marks.slice(0, 200) }),
        redirect: "manual",
      });
      setConnected(true);
      setSignedOut(response.type === "opaqueredirect");
      if (!response.ok) return;
      const { answers: found } = (await response.json()) as { answers: Answered[] };
      const outcomes = new Map(found.map(({ key, outcome }) => [key, outcome]));
      const left = afterAnswer(readKept(window.localStorage.getItem(store)), found);
      window.localStorage.setItem(store, JSON.stringify(left));
      setKept(left);
      setAnswers((before) => [
        ...before,
        ...marks.flatMap((mark) => {
          const outcome = outcomes.get(mark.key);
          return outcome === undefined ? [] : [{ mark, outcome }];
        }),
      ]);
    } catch {
      setConnected(window.navigator.onLine);
    } finally {
      sending.current = false;
    }
  }, [store, to]);

  useEffect(() => {
    if (!ready || kept.length === 0 || !connected) return;
    void send();
    const again = window.setInterval(() => void send(), AGAIN);
    return () => window.clearInterval(again);
  }, [ready, kept, connected, send]);

  const add = useCallback(
    (mark: KeptMark) => {
      // Storage first: a page that is closed the next moment loses nothing.
      const next = addMark(readKept(window.localStorage.getItem(store)), mark);
      window.localStorage.setItem(store, JSON.stringify(next));
      setKept(next);
    },
    [store],
  );

  return { ready, kept, connected, signedOut, answers, add };
}
