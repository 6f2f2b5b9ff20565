import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../../cache.ts';
import { applyChanges, catchUp, clockKnown, currentClock } from '../../live.ts';
import { openSocket, useConnection } from '../../socket.ts';

/** The live connection for a page that stands outside the shell; a wall that lost the line asks for everything it missed. */
export function useWallLive(): void {
  const client = useQueryClient();
  const connection = useConnection();
  useEffect(
    () =>
      openSocket({
        changes: (changes) => void applyChanges(client, changes),
        clock: currentClock,
        clockKnown,
        bye: () => void client.invalidateQueries({ queryKey: keys.me }),
        inbox: () => {},
      }),
    [client],
  );
  useEffect(() => {
    if (connection === 'online' && currentClock() > 0) void catchUp(client);
  }, [connection, client]);
}
