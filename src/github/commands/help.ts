/** What `/plimsoll help` answers. */
export const HELP = `What you can ask for, in a comment of its own or as an answer to one of mine:

| command | what happens |
| --- | --- |
| \`/plimsoll fix\` | commits the safe fixes; in a thread, that thread's |
| \`/plimsoll fix all\` | commits the fixes that may change the image as well |
| \`/plimsoll fix RULE\` | commits that rule's fixes |
| \`/plimsoll fix all --pr\` | opens a pull request against this branch in place of a commit |
| \`/plimsoll ignore RULE reason\` | leaves that rule's findings alone here; in a thread the rule may be left out |
| \`/plimsoll unignore RULE\` | takes that back |
| \`/plimsoll review\` | reviews again |
| \`/plimsoll plan\` | shows the way to a smaller, safer image |
| \`/plimsoll explain RULE\` | says what a rule is about |

Whoever may write to this repository may fix, ignore and review.`;
