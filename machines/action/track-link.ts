const MARK = 'track:';

/** The link of a task to the track without a case that asked for it; not the bare id, which would settle every task of the track at once. */
export const trackLink = (track: string): string => MARK + track;

/** The track that such a link names; undefined for any other link. */
export const trackOf = (link: string): string | undefined => (link.startsWith(MARK) ? link.slice(MARK.length) : undefined);
