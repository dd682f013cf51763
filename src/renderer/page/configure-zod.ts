import * as z from 'zod';

// The page's CSP forbids the code generation that zod would otherwise try.
z.config({ jitless: true });
