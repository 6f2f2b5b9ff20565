import { useEffect } from 'react';
import { sayHere, useConnection, usePresence, type Room } from '../../socket.ts';

/** Tells the room that this person looks at it, until the server says so too: the first word may come before the watch was granted. */
export function useSayHere(room: Room, person: string | null): void {
  const connection = useConnection();
  const present = usePresence(room);
  const known = person !== null && present.includes(person);
  useEffect(() => {
    if (connection !== 'online' || person === null || known) return;
    sayHere(room);
    const timer = setInterval(() => sayHere(room), 1500);
    return () => clearInterval(timer);
  }, [room, person, connection, known]);
}
