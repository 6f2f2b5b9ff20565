import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FeedbackDraft, LetterPreview, SentLetter } from '../../../../server/contract/letters.ts';
import { api } from '../../../api.ts';
import type { Values } from '../../../parts/form/values.ts';

/** A proposal out of the facts of the case, made anew when the feedback changed. */
export const useDraftOf = (id: string, rev: number) =>
  useQuery({
    queryKey: ['feedback-draft', id, rev],
    queryFn: ({ signal }) => api.get<FeedbackDraft>(`/api/instances/${id}/draft`, signal),
    placeholderData: keepPreviousData,
  });

/** Letters that were sent of this feedback, or that this message carries. */
export const useSentLetters = (id: string, rev: number) =>
  useQuery({
    queryKey: ['sent-letters', id, rev],
    queryFn: ({ signal }) => api.get<SentLetter[]>(`/api/instances/${id}/letters`, signal),
    placeholderData: keepPreviousData,
  });

const PAUSE_MS = 600;

/** The letter with what is being typed, a moment after the last key; what cannot be shown yet keeps the page that was there. */
export function usePreview(id: string, values: Values): { preview: LetterPreview | null; late: boolean } {
  const asked = JSON.stringify(values);
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const query = useQuery({
    queryKey: ['letter-preview', id, settled],
    queryFn: () => api.post<LetterPreview>(`/api/instances/${id}/preview`, JSON.parse(settled)),
    placeholderData: keepPreviousData,
    // What was typed is about a person: it does not stay in memory for long.
    gcTime: 5000,
    retry: false,
  });
  return { preview: query.data ?? null, late: asked !== settled || query.isFetching };
}
