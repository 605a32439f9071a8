import * as z from 'zod/mini';

// The Content-Security-Policy forbids eval. Imported before any schema is made: zod would try it then, and be reported.
z.config({ jitless: true });
