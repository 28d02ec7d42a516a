/** What a script can be translated to. */
export type Language = 'python' | 'node';

/**
 * Stands for a line end inside a text while a program is written, so that long lines are broken outside of texts only. It is no character
 * of Unicode.
 */
export const TEXT_LINE_END = '\uffff';
