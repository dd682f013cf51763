import { app } from 'electron';

// The least that a command of an Electron program takes.
app.exit(0);
