/**
 * Programs that are binaries in every image, never scripts: none of them lacks a first line that says what runs it, or names something there
 * that doesn't exist.
 */
export const BINARIES: ReadonlySet<string> = new Set(
  (
    'basename cat chgrp chmod chown cp cut date dd df dirname du env expr find getent grep head hostname id install kill ln ls mkdir mkfifo ' +
    'mktemp mv nproc od paste printenv ps pwd readlink realpath rm rmdir sed seq sleep sort stat stty tail tar tee touch tr true uname uniq ' +
    'wc whoami xargs'
  ).split(' '),
);
