/** How long the backup of a rotation is kept for an undo, in milliseconds. */
export const keepBackupMs = 24 * 60 * 60 * 1000;
