import { z } from 'zod';

// The page forbids code made from text (its content security policy). Zod looks for it when a schema is made, so this must come before any contract.
z.config({ jitless: true });
