import * as z from 'zod';

// Zod would write a function for each schema when it first parses: the page’s CSP forbids it, and the first parse, which a
// start waits for, takes three times as long for no gain in the later ones.
z.config({ jitless: true });
